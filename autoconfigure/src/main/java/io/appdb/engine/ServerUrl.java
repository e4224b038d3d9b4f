package io.appdb.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * URLs of a server. Stateless.
 */
public final class ServerUrl implements UrlFamily {

	private static final Pattern JDBC = Pattern.compile("((?:[a-z\\-]+:)?)//(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private final DatabaseType type;

	private final ServerParameters parameters;

	/**
	 * Creates the family of one kind of server.
	 * @param type the kind of database
	 * @param parameters its parameters
	 */
	public ServerUrl(DatabaseType type, ServerParameters parameters) {
		this.type = type;
		this.parameters = parameters;
	}

	@Override
	public UrlParts readJdbc(UrlText text) {
		Matcher matcher = JDBC.matcher(text.rest());
		if (!matcher.matches()) {
			return readWithoutHost(text);
		}
		HostUsers users = this.parameters.readsUserOfEachHost() ? HostUsers.of(matcher.group(2)) : null;
		Authority authority = Authority.ofJdbc((users != null) ? users.text() : matcher.group(2));
		QueryReader query = new QueryReader(this.parameters.decodes(), this.parameters.plusIsSpace());
		query.read(authority.query());
		KeyValueHosts hosts = KeyValueHosts.of(authority.hosts());
		Credentials credentials = ((users != null) ? users.credentials() : Credentials.ofUserInfo(authority.userInfo()))
			.orElse(query.credentials())
			.orElse(hosts.credentials());
		UrlAddress address = new UrlAddress(text.protocol() + matcher.group(1) + "//", hosts.text());
		String database = this.parameters.decodes() ? decoded(authority.database()) : authority.database();
		return new UrlParts(this.type, address, database, credentials, query.verbatim());
	}

	/**
	 * {@code jdbc:postgresql:name} and {@code jdbc:postgresql:/}.
	 */
	private UrlParts readWithoutHost(UrlText text) {
		if (!this.parameters.allowsNoHost() || text.rest().startsWith("//")) {
			throw new UnreadableUrlException("'//' does not follow " + text.protocol());
		}
		String rest = text.rest().startsWith("/") ? text.rest() : "/" + text.rest();
		return readJdbc(new UrlText(this.type, true, text.protocol(), "//" + rest));
	}

	@Override
	public UrlParts readPlain(UrlText text) {
		Authority authority = Authority.ofPlain(text.rest());
		QueryReader query = new QueryReader(true, true);
		query.read(authority.query());
		KeyValueHosts hosts = KeyValueHosts.of(authority.hosts());
		Credentials credentials = Credentials.ofUserInfo(authority.userInfo())
			.orElse(query.credentials())
			.orElse(hosts.credentials());
		return parts(hosts.text(), decoded(authority.database()), credentials, query.values());
	}

	@Override
	public UrlParts assemble(GivenParts given) {
		String hosts = HostList.of(given.host(), given.port());
		return parts(hosts, given.database(), given.credentials(), new LinkedHashMap<>(given.parameters()));
	}

	@Override
	public String encode(String database) {
		return this.parameters.decodes() ? PercentCode.encode(database) : database;
	}

	@Override
	public String forbiddenInName(UrlAddress address) {
		return this.parameters.forbiddenInName();
	}

	private UrlParts parts(String hosts, @Nullable String database, Credentials credentials,
			Map<String, String> values) {
		this.parameters.translate(values);
		String found = hosts.isEmpty() ? HostList.of(values.remove("host"), values.remove("port")) : hosts;
		UrlAddress address = new UrlAddress("jdbc:" + this.type.keyword() + "://", found);
		return new UrlParts(this.type, address, database, credentials,
				QueryReader.written(values, this.parameters.decodes()));
	}

	private static @Nullable String decoded(@Nullable String database) {
		return (database == null || database.isEmpty()) ? null : PercentCode.decode(database);
	}

}
