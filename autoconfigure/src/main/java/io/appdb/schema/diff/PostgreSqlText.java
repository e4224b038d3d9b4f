package io.appdb.schema.diff;

import java.util.regex.Pattern;

/**
 * Brings expressions as PostgreSQL prints them into one form. It prints the same
 * condition in several ways, depending on how it came in: casts of texts are made or
 * repeated. Without them the form stays when it is read again. Without state.
 */
final class PostgreSqlText {

	private static final Pattern TEXT_CAST = Pattern
		.compile("::(?:character varying|text|bpchar|character)(?:\\(\\d+\\))?(?:\\[\\])?");

	/**
	 * One thing in parentheses that are not those of a call.
	 */
	private static final Pattern ATOM = Pattern
		.compile("(?<![\\w\"])(?<!ANY )(?<!ALL )\\((\\w+|\"[^\"]*\"|\u0001\\d+\u0001)\\)");

	private static final Pattern ARRAY = Pattern.compile("\\(\\((ARRAY\\[[^\\[\\]()]*\\])\\)\\)");

	private static final Pattern ANY = Pattern.compile("= ANY \\(ARRAY\\[([^\\[\\]]*)\\]\\)");

	private static final Pattern ALL = Pattern.compile("<> ALL \\(ARRAY\\[([^\\[\\]]*)\\]\\)");

	private PostgreSqlText() {
	}

	static String normalized(String expression) {
		String text = SqlText.outsideLiterals(expression, PostgreSqlText::simplified);
		return SqlText.withoutOuterParentheses(text);
	}

	private static String simplified(String expression) {
		String text = TEXT_CAST.matcher(expression).replaceAll("");
		String before;
		do {
			before = text;
			text = ARRAY.matcher(ATOM.matcher(text).replaceAll("$1")).replaceAll("($1)");
		}
		while (!text.equals(before));
		return ALL.matcher(ANY.matcher(text).replaceAll("in ($1)")).replaceAll("not in ($1)");
	}

}
