package io.appdb.test.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that MySQL or MariaDB shows for something that exists, made fit for another
 * database. Immutable.
 *
 * @param sql the statement
 */
record MySqlDefinition(String sql) {

	private static final String STRING = "'(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"\\\\]|\"\"|\\\\.)*\"";

	private static final Pattern DEFINER = Pattern
		.compile("\\A(CREATE(?: ALGORITHM=\\w+)?) DEFINER=(`(?:[^`]|``)*`|\\S+?)@(`(?:[^`]|``)*`|\\S+) ");

	/**
	 * Leaves out who defined it: whoever runs the statement does.
	 * @return the statement without a definer
	 */
	MySqlDefinition withoutDefiner() {
		return new MySqlDefinition(DEFINER.matcher(this.sql).replaceFirst("$1 "));
	}

	/**
	 * Names another database wherever this one is named in front of a dot, but not inside
	 * of literals.
	 * @param from the database that was read
	 * @param to the database that is written
	 * @return the statement for the other one
	 */
	MySqlDefinition moved(String from, String to) {
		Pattern names = Pattern.compile(STRING + "|(?<place>`" + Pattern.quote(from.replace("`", "``"))
				+ "`|(?<![\\w$`.])" + Pattern.quote(from) + ")(?=\\s*\\.)", Pattern.DOTALL);
		Matcher matcher = names.matcher(this.sql);
		StringBuilder moved = new StringBuilder();
		while (matcher.find()) {
			String replacement = (matcher.group("place") != null) ? quoted(to) : matcher.group();
			matcher.appendReplacement(moved, Matcher.quoteReplacement(replacement));
		}
		matcher.appendTail(moved);
		return new MySqlDefinition(moved.toString());
	}

	static String quoted(String name) {
		return '`' + name.replace("`", "``") + '`';
	}

	static String literal(String text) {
		return '\'' + text.replace("\\", "\\\\").replace("'", "''") + '\'';
	}

}
