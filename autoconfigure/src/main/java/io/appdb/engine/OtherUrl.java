package io.appdb.engine;

/**
 * JDBC URLs of a database that this library has no knowledge of: they reach the driver as
 * they are, and are shown without what may be a secret. Stateless.
 */
final class OtherUrl implements UrlFamily {

	@Override
	public UrlParts readJdbc(UrlText text) {
		UrlAddress whole = new UrlAddress(text.protocol() + text.rest(), "");
		return new UrlParts(DatabaseType.OTHER, whole, null, Credentials.NONE, UrlQuery.NONE);
	}

	@Override
	public UrlParts readPlain(UrlText text) {
		throw UnreadableUrlException.ofScheme();
	}

	@Override
	public UrlParts assemble(GivenParts given) {
		throw new UnreadableUrlException("the address of another database is given as its JDBC URL");
	}

	/**
	 * As far as that is known.
	 */
	@Override
	public boolean isInMemory(UrlParts parts) {
		String jdbcUrl = parts.jdbcUrl();
		return jdbcUrl.startsWith("jdbc:hsqldb:mem:") || jdbcUrl.startsWith("jdbc:derby:memory:");
	}

}
