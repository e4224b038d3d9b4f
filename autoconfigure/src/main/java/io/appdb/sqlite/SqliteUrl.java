package io.appdb.sqlite;

import java.util.LinkedHashMap;
import java.util.Map;

import io.appdb.engine.Credentials;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.GivenParts;
import io.appdb.engine.PercentCode;
import io.appdb.engine.QueryReader;
import io.appdb.engine.UnreadableUrlException;
import io.appdb.engine.UrlAddress;
import io.appdb.engine.UrlFamily;
import io.appdb.engine.UrlParts;
import io.appdb.engine.UrlQuery;
import io.appdb.engine.UrlText;
import org.jspecify.annotations.Nullable;

/**
 * URLs of SQLite: a file, relative or absolute, or memory. Stateless.
 */
final class SqliteUrl implements UrlFamily {

	@Override
	public UrlParts readJdbc(UrlText text) {
		int question = text.rest().indexOf('?');
		String path = (question < 0) ? text.rest() : text.rest().substring(0, question);
		QueryReader query = new QueryReader(false, false);
		query.read((question < 0) ? null : text.rest().substring(question + 1));
		return parts(path.isEmpty() ? SqliteLocation.MEMORY : path, query.credentials(), query.verbatim());
	}

	/**
	 * Three slashes begin a relative path, four an absolute one, two alone are memory.
	 */
	@Override
	public UrlParts readPlain(UrlText text) {
		int question = text.rest().indexOf('?');
		String location = (question < 0) ? text.rest() : text.rest().substring(0, question);
		if (!location.isEmpty() && !location.startsWith("/")) {
			throw new UnreadableUrlException("SQLite has no host: three slashes begin a relative path,"
					+ " four an absolute one, sqlite:///:memory: is in memory");
		}
		String path = location.isEmpty() ? "" : PercentCode.decode(location.substring(1));
		QueryReader query = new QueryReader(true, true);
		query.read((question < 0) ? null : text.rest().substring(question + 1));
		return translated(path, query.credentials(), query.values());
	}

	@Override
	public UrlParts assemble(GivenParts given) {
		if ((given.host() != null && !given.host().isEmpty()) || given.port() != null) {
			throw new UnreadableUrlException("SQLite has neither host nor port");
		}
		return translated(given.database(), given.credentials(), new LinkedHashMap<>(given.parameters()));
	}

	@Override
	public boolean isInMemory(UrlParts parts) {
		return SqliteLocation.isInMemory(parts.jdbcUrl());
	}

	@Override
	public String forbiddenInName(UrlAddress address) {
		return "?";
	}

	@Override
	public String libraryClassName() {
		return "org.sqlite.JDBC";
	}

	private static UrlParts translated(@Nullable String path, Credentials credentials, Map<String, String> values) {
		String database = (path == null || path.isEmpty()) ? SqliteLocation.MEMORY : path;
		SqliteParameters.translate(values, database);
		return parts(database, credentials, QueryReader.written(values, false));
	}

	private static UrlParts parts(String database, Credentials credentials, UrlQuery query) {
		return new UrlParts(DatabaseType.SQLITE, new UrlAddress(SqliteLocation.PREFIX, ""), database, credentials,
				query);
	}

}
