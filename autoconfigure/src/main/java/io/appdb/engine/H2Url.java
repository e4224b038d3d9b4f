package io.appdb.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * URLs of H2: in memory, in a file, or on a server; settings follow semicolons.
 * Stateless.
 */
final class H2Url implements UrlFamily {

	static final String MEMORY = "jdbc:h2:mem:";

	private static final String FILE = "jdbc:h2:";

	private static final Pattern SERVER = Pattern.compile("(tcp|ssl)://([^/]*)/(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * A semicolon that no backslash escapes.
	 */
	private static final Pattern SETTING = Pattern.compile("(?<!\\\\);");

	@Override
	public UrlParts readJdbc(UrlText text) {
		String[] pieces = SETTING.split(text.rest(), -1);
		Credentials credentials = Credentials.NONE;
		Map<String, String> values = new LinkedHashMap<>();
		List<String> kept = new ArrayList<>();
		for (int index = 1; index < pieces.length; index++) {
			if (pieces[index].isBlank()) {
				continue;
			}
			int equals = pieces[index].indexOf('=');
			String key = (equals < 0) ? pieces[index] : pieces[index].substring(0, equals);
			String value = (equals < 0) ? "" : pieces[index].substring(equals + 1);
			switch (key.strip().toUpperCase(Locale.ROOT)) {
				case "USER" -> credentials = new Credentials(value, credentials.password());
				case "PASSWORD" -> credentials = new Credentials(credentials.username(), value.replace("\\;", ";"));
				default -> {
					kept.add(pieces[index]);
					values.put(key.strip(), value);
				}
			}
		}
		return located(pieces[0], credentials, new UrlQuery(';', String.join(";", kept), values));
	}

	private static UrlParts located(String location, Credentials credentials, UrlQuery query) {
		Matcher server = SERVER.matcher(location);
		if (server.matches()) {
			String prefix = FILE + server.group(1).toLowerCase(Locale.ROOT) + "://";
			return parts(new UrlAddress(prefix, server.group(2)), server.group(3), credentials, query);
		}
		if (location.toLowerCase(Locale.ROOT).startsWith("mem:")) {
			return parts(new UrlAddress(MEMORY, ""), location.substring(4), credentials, query);
		}
		return parts(new UrlAddress(FILE, ""), location, credentials, query);
	}

	@Override
	public UrlParts readPlain(UrlText text) {
		Authority authority = Authority.of(text.rest());
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

	private static UrlParts translated(String hosts, @Nullable String database, Credentials credentials,
			Map<String, String> values) {
		List<String> settings = new ArrayList<>();
		values.forEach((key, value) -> settings.add(key + "=" + value.replace(";", "\\;")));
		UrlQuery query = new UrlQuery(';', String.join(";", settings), values);
		String name = (database != null) ? database : "";
		if (!hosts.isEmpty()) {
			return parts(new UrlAddress(FILE + "tcp://", hosts), name, credentials, query);
		}
		if (name.isEmpty() || name.equals(SqliteLocation.MEMORY)) {
			return located("mem:appdb", credentials, query.text().isEmpty() ? keptOpen() : query);
		}
		boolean explicit = name.matches("(?s)[A-Za-z]+:.*|[./~\\\\].*");
		return located(explicit ? name : "./" + name, credentials, query);
	}

	/**
	 * Without it the memory is gone with its last connection.
	 */
	private static UrlQuery keptOpen() {
		return new UrlQuery(';', "DB_CLOSE_DELAY=-1", Map.of("DB_CLOSE_DELAY", "-1"));
	}

	private static UrlParts parts(UrlAddress address, String database, Credentials credentials, UrlQuery query) {
		return new UrlParts(DatabaseType.H2, address, database.isEmpty() ? null : database, credentials, query);
	}

}
