package io.appdb.engine;

import io.appdb.database.KnownDatabases;
import org.jspecify.annotations.Nullable;

/**
 * How the URLs of one kind of database are written. Implementations are stateless.
 */
public interface UrlFamily {

	/**
	 * Reads a JDBC URL, whose parameters are left as they are.
	 */
	UrlParts readJdbc(UrlText text);

	/**
	 * Reads a SQLAlchemy URL, whose parameters are translated.
	 */
	UrlParts readPlain(UrlText text);

	/**
	 * Puts a URL together from parts.
	 */
	UrlParts assemble(GivenParts given);

	/**
	 * Returns whether the database lives in this process's memory and is gone with it.
	 */
	default boolean isInMemory(UrlParts parts) {
		return false;
	}

	/**
	 * Returns the characters that the driver would not read as part of a database's name.
	 */
	default String forbiddenInName(UrlAddress address) {
		return "";
	}

	/**
	 * Writes the name of a database into a URL.
	 */
	default String encode(String database) {
		return database;
	}

	/**
	 * Says how parameters are told from the name of the database, for messages.
	 */
	default String parametersHint() {
		return "'?' begins the parameters, '&' separates them";
	}

	/**
	 * Returns a class of the library that brings the driver, or {@code null} when the
	 * driver itself is one. With a class the driver is ours, and opens its connections
	 * through a driver that wraps it.
	 */
	default @Nullable String libraryClassName() {
		return null;
	}

	static UrlFamily of(DatabaseType type) {
		return KnownDatabases.part(UrlFamily.class, type.keyword()).orElseGet(OtherUrl::new);
	}

}
