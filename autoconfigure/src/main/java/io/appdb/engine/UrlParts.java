package io.appdb.engine;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A URL taken apart. Immutable; its text masks the password.
 *
 * @param type the database
 * @param address what stands before the database
 * @param database the database, decoded; {@code null} when there is none
 * @param credentials who connects
 * @param query what follows
 */
public record UrlParts(DatabaseType type, UrlAddress address, @Nullable String database, Credentials credentials,
		UrlQuery query) {

	public UrlParts {
		database = (database != null && database.isEmpty()) ? null : database;
		UrlName.check(type, address, database);
	}

	/**
	 * Refuses what would not be the same when it is read again.
	 */
	UrlParts checked() {
		String text = jdbcUrl();
		if (text.length() != text.strip().length()) {
			throw new UnreadableUrlException("it ends with a space, which the driver would not get to see");
		}
		return this;
	}

	public String jdbcUrl() {
		if (this.type == DatabaseType.OTHER) {
			return this.address.prefix();
		}
		return this.address.text("") + encodedDatabase() + this.query.suffix();
	}

	String masked() {
		if (this.type == DatabaseType.OTHER) {
			return UrlMask.mask(this.address.prefix());
		}
		String userInfo = this.address.isServer() ? this.credentials.maskedUserInfo() : "";
		return this.address.masked(userInfo) + UrlMask.database(encodedDatabase()) + this.query.maskedSuffix();
	}

	UrlParts withDatabase(String name) {
		if (this.type == DatabaseType.OTHER) {
			throw new UnreadableUrlException("where the URL of another database names it is not known");
		}
		return new UrlParts(this.type, this.address, name, this.credentials, this.query);
	}

	/**
	 * Adds parameters as the database's family writes them.
	 */
	UrlParts withParameters(Map<String, String> parameters) {
		String name = (this.database != null) ? this.database : "database";
		UrlQuery added = UrlFamily.of(this.type)
			.assemble(new GivenParts(null, null, name, Credentials.NONE, parameters))
			.query();
		return new UrlParts(this.type, this.address, this.database, this.credentials, this.query.and(added));
	}

	private String encodedDatabase() {
		if (this.database == null) {
			return "";
		}
		return UrlFamily.of(this.type).encode(this.database);
	}

	@Override
	public String toString() {
		return masked();
	}

}
