package io.appdb.engine;

/**
 * How the URLs of one kind of database are written. Implementations are stateless.
 */
interface UrlFamily {

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

	static UrlFamily of(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> new ServerUrl(type, new PostgresqlParameters());
			case MYSQL -> new ServerUrl(type, new MysqlParameters());
			case MARIADB -> new ServerUrl(type, new MariadbParameters());
			case SQLITE -> new SqliteUrl();
			case H2 -> new H2Url();
			case OTHER -> new OtherUrl();
		};
	}

}
