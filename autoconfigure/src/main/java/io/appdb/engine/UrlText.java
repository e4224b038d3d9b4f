package io.appdb.engine;

import java.util.Locale;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL whose beginning has been read. Immutable.
 *
 * @param type the database
 * @param jdbc whether it is a JDBC URL
 * @param protocol the JDBC protocol with its colon, in lower case, like
 * {@code jdbc:mysql+srv:}
 * @param rest what follows; in a SQLAlchemy URL after the two slashes
 */
public record UrlText(DatabaseType type, boolean jdbc, String protocol, String rest) {

	private static final Pattern JDBC = Pattern.compile(
			"jdbc:(postgres(?:ql)?|mysql|mariadb|sqlite|h2)((?:\\+[a-z]+){0,2}):(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern OTHER = Pattern.compile("jdbc:[a-z][a-z0-9+_.\\-]*+:", Pattern.CASE_INSENSITIVE);

	private static final Pattern SQLALCHEMY = Pattern.compile("([a-z0-9]+)(?:\\+[a-z0-9_.\\-]+)?://(.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	static UrlText of(String text) {
		if (text.isEmpty()) {
			throw new UnreadableUrlException("it is blank");
		}
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			throw new UnreadableUrlException("it holds half a character");
		}
		Matcher jdbc = JDBC.matcher(text);
		if (jdbc.matches()) {
			DatabaseType type = type(jdbc.group(1));
			String discovery = jdbc.group(2).toLowerCase(Locale.ROOT);
			return new UrlText(type, true, "jdbc:" + type.keyword() + discovery + ":", jdbc.group(3));
		}
		if (OTHER.matcher(text).lookingAt()) {
			return new UrlText(DatabaseType.OTHER, true, "", text);
		}
		Matcher plain = SQLALCHEMY.matcher(text);
		if (plain.matches()) {
			DatabaseType type = type(plain.group(1));
			return new UrlText(type, false, "jdbc:" + type.keyword() + ":", plain.group(2));
		}
		throw new UnreadableUrlException("it does not begin with a scheme such as postgresql:// or jdbc:postgresql:");
	}

	UrlParts read() {
		UrlFamily family = UrlFamily.of(this.type);
		return this.jdbc ? family.readJdbc(this) : family.readPlain(this);
	}

	private static DatabaseType type(String scheme) {
		return DatabaseType.find(scheme).orElseThrow(UnreadableUrlException::ofScheme);
	}

	/**
	 * Shows the beginning only: the rest may hold a password.
	 */
	@Override
	public String toString() {
		return this.protocol;
	}

}
