package io.appdb.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes up URLs with secrets in every place where one may stand, written well and not so
 * well. Used by one thread; the same seed makes the same URLs.
 */
final class UrlGrammar {

	/**
	 * Every secret begins with it, and nothing else holds it.
	 */
	static final String SECRET = "Zq7x";

	private static final List<String> PASSWORD_KEYS = List.of("password", "PASSWORD", "passwd", "pwd", "Pwd",
			"pass%77ord", "%70assword", "pa%73%73wd");

	private static final List<String> SECRET_KEYS = List.of("sslpassword", "key", "hexkey", "textkey", "accessToken",
			"clientSecret", "trustStorePassword", "awsCredentials", "ssl%70assword");

	private static final List<String> JUNK = List.of("/", "?", "&", ";", ",", ":", "@", "=", "%", "%4", "%40", "(", ")",
			"[", "]", " ", "\\", "#", "é", "漢", "\ud83d\ude00", "\n", "//", "+", "$", "a", "0");

	private final Random random;

	UrlGrammar(long seed) {
		this.random = new Random(seed);
	}

	String next() {
		String url = switch (this.random.nextInt(9)) {
			case 0, 1 -> server(one("postgresql", "postgresql+asyncpg", "postgres", "POSTGRESQL+psycopg2") + "://");
			case 2 -> server(one("mysql", "mysql+pymysql", "mariadb", "mariadb+mariadbconnector") + "://");
			case 3 -> server(one("jdbc:postgresql://", "JDBC:PostgreSQL://", "jdbc:aws-wrapper:postgresql://",
					"jdbc:tc:postgis:17://"));
			case 4 -> server(one("jdbc:mysql://", "jdbc:mysql:loadbalance://", "jdbc:mysql+srv://", "jdbc:mariadb://",
					"jdbc:mariadb:sequential://", "jdbc:mysql:replication://", "jdbc:p6spy:mysql://",
					"jdbc:otel:p6spy:mariadb:sequential://", "jdbc:tc:mysql:9.7://"));
			case 5 -> file(one("jdbc:sqlite:", "sqlite:///", "sqlite+aiosqlite:////", "jdbc:otel:sqlite:"), "?", "&");
			case 6 -> file(one("jdbc:h2:", "jdbc:h2:mem:", "jdbc:h2:file:", "jdbc:p6spy:h2:"), ";", ";");
			case 7 -> server(one("jdbc:h2:tcp://", "jdbc:h2:ssl://", "h2://"));
			default -> server(one("oracle://", "jdbc:db2://", "jdbc:sqlserver://", "jdbc:otel:db2://", "",
					"postgresql:", "jdbc:mysql:"));
		};
		return chance(3) ? spoilt(url) : url;
	}

	private String server(String scheme) {
		String userInfo = maybe(one("app", "a%40b", "", "漢") + maybe(":" + secret(scheme)) + "@");
		String hosts = hosts(scheme, userInfo);
		String database = maybe("/" + one("db", "my%20db", "d+b", "", "a.b$c", "é"));
		boolean settings = scheme.startsWith("jdbc:h2");
		return scheme + hosts + database + query(settings ? ";" : "?", settings ? ";" : "&");
	}

	private String hosts(String scheme, String userInfo) {
		boolean grouped = scheme.toLowerCase(Locale.ROOT).matches("(jdbc:)?(p6spy:)?m(ysql|ariadb).*") && chance(4);
		if (grouped) {
			String key = one("password", "pass%77ord", "trustStorePassword", "PWD");
			return one("(host=h,port=1," + key + "=" + secret() + ")", "address=(host=h)(" + key + "=" + secret() + ")",
					"address=(" + key + "=" + secret() + ")(host=h),(host=b,user=u)");
		}
		String host = one("localhost", "h1:5432", "[::1]:3306", "db-1.example.org", "", "h1:1,h2:2", "a,b,c", ":77",
				"h:0", "h:70000");
		boolean each = scheme.startsWith("jdbc:m") && chance(4);
		return each ? userInfo + "h1," + userInfo + "h2:2" : userInfo + host;
	}

	private String file(String scheme, String first, String next) {
		return scheme + one("app.db", "./data/app.db", "x", ":memory:", "C:\\data\\a b.db", "~/x", "file:/x", "mem:x")
				+ query(first, next);
	}

	private String query(String first, String next) {
		StringBuilder query = new StringBuilder();
		int count = chance(3) ? 0 : this.random.nextInt(4);
		for (int index = 0; index < count; index++) {
			String separator = chance(12) ? one(";", "&", "?", ",") : (index == 0) ? first : next;
			query.append(separator).append(parameter());
		}
		return query.toString();
	}

	private String parameter() {
		return switch (this.random.nextInt(5)) {
			case 0 -> one(PASSWORD_KEYS) + "=" + secret();
			case 1 -> one(SECRET_KEYS) + "=" + secret();
			case 2 -> "user=" + one("app", "me@corp", "a/b");
			default -> one("ssl=true", "MODE=MySQL", "a=b%26c", "flag", "opt=a@b", "x=1%2B2", "charset=utf8mb4",
					"connect_timeout=2", "busy_timeout=100", "a.b=c\\;d", "host=h9", "port=1", "vfs=memdb");
		};
	}

	/**
	 * A password behind a user name may hold what a SQLAlchemy URL lets stand raw.
	 */
	private String secret(String scheme) {
		boolean raw = !scheme.startsWith("jdbc:");
		return raw ? secret() + one("", "@x", "/x:" + SECRET, "?" + SECRET, "#") : secret();
	}

	private String secret() {
		return SECRET + one("", "1", "%40", "%2F%3A", "+", "!$", "é", "漢", "%");
	}

	/**
	 * Puts something in before or behind a secret, but not into it or its name: what is
	 * not recognisable as a secret cannot be hidden.
	 */
	private String spoilt(String url) {
		List<Integer> places = new ArrayList<>();
		int from = 0;
		for (int secret = url.indexOf(SECRET); secret >= 0; secret = url.indexOf(SECRET, from)) {
			int name = secret - 1;
			while (name > from && "?&;,(@/".indexOf(url.charAt(name - 1)) < 0) {
				name--;
			}
			addAll(places, from, name);
			from = secret + SECRET.length();
		}
		addAll(places, from, url.length());
		int place = one(places);
		return url.substring(0, place) + one(JUNK) + url.substring(place);
	}

	private static void addAll(List<Integer> places, int from, int to) {
		for (int place = from; place <= to; place++) {
			places.add(place);
		}
	}

	private boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

	private String maybe(String text) {
		return this.random.nextBoolean() ? text : "";
	}

	private String one(String... texts) {
		return texts[this.random.nextInt(texts.length)];
	}

	private <T> T one(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
