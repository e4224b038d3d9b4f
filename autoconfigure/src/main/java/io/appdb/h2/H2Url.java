package io.appdb.h2;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.appdb.engine.Authority;
import io.appdb.engine.Credentials;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.GivenParts;
import io.appdb.engine.HostList;
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
 * URLs of H2: in memory, in a file, or on a server; settings follow semicolons.
 * Stateless.
 */
final class H2Url implements UrlFamily {

	private static final String MEMORY = "jdbc:h2:mem:";

	private static final String FILE = "jdbc:h2:";

	private static final Pattern SERVER = Pattern.compile("(tcp|ssl)://(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern EXPLICIT = Pattern.compile("[A-Za-z]+:|[./~\\\\]");

	@Override
	public UrlParts readJdbc(UrlText text) {
		int semicolon = text.rest().indexOf(';');
		String location = (semicolon < 0) ? text.rest() : text.rest().substring(0, semicolon);
		H2Settings settings = H2Settings.read((semicolon < 0) ? "" : text.rest().substring(semicolon + 1));
		return located(location, settings.credentials(), settings.query());
	}

	private static UrlParts located(String location, Credentials credentials, UrlQuery query) {
		Matcher server = SERVER.matcher(location);
		if (server.matches()) {
			Authority authority = Authority.ofJdbc(server.group(2));
			if (authority.query() != null) {
				throw new UnreadableUrlException("'?' stands where ';' begins each setting of H2");
			}
			Credentials all = credentials.orElse(Credentials.ofUserInfo(authority.userInfo()));
			String prefix = FILE + server.group(1).toLowerCase(Locale.ROOT) + "://";
			return parts(new UrlAddress(prefix, authority.hosts()), authority.database(), all, query);
		}
		if (location.regionMatches(true, 0, "mem:", 0, 4)) {
			return parts(new UrlAddress(MEMORY, ""), location.substring(4), credentials, query);
		}
		return parts(new UrlAddress(FILE, ""), location, credentials, query);
	}

	@Override
	public UrlParts readPlain(UrlText text) {
		Authority authority = Authority.ofPlain(text.rest());
		QueryReader query = new QueryReader(true, true);
		query.read(authority.query());
		Credentials credentials = Credentials.ofUserInfo(authority.userInfo()).orElse(query.credentials());
		String database = (authority.database() == null) ? null : PercentCode.decode(authority.database());
		return translated(authority.hosts(), database, credentials, query.values());
	}

	@Override
	public UrlParts assemble(GivenParts given) {
		String hosts = HostList.of(given.host(), given.port());
		return translated(hosts, given.database(), given.credentials(), given.parameters());
	}

	@Override
	public boolean isInMemory(UrlParts parts) {
		return parts.address().prefix().equals(MEMORY);
	}

	@Override
	public String forbiddenInName(UrlAddress address) {
		return address.isServer() ? ";?@" : ";";
	}

	@Override
	public String parametersHint() {
		return "';' begins each setting of H2";
	}

	private static UrlParts translated(String hosts, @Nullable String database, Credentials credentials,
			Map<String, String> values) {
		UrlQuery query = H2Settings.write(values);
		String name = (database != null) ? database : "";
		if (!hosts.isEmpty()) {
			return parts(new UrlAddress(FILE + "tcp://", hosts), name, credentials, query);
		}
		if (name.isEmpty() || name.equals(":memory:")) {
			return located("mem:appdb", credentials, query.text().isEmpty() ? keptOpen() : query);
		}
		boolean explicit = EXPLICIT.matcher(name).lookingAt();
		return located(explicit ? name : "./" + name, credentials, query);
	}

	/**
	 * Without it the memory is gone with its last connection.
	 */
	private static UrlQuery keptOpen() {
		return new UrlQuery(';', "DB_CLOSE_DELAY=-1", Map.of("DB_CLOSE_DELAY", "-1"));
	}

	private static UrlParts parts(UrlAddress address, @Nullable String database, Credentials credentials,
			UrlQuery query) {
		return new UrlParts(DatabaseType.H2, address, database, credentials, query);
	}

}
