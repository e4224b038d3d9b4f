package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads names, and expressions with names in them, as H2 prints them: without the current
 * schema, on one line, texts with the letters they mean. Immutable.
 *
 * @param schema the current schema
 */
record H2Names(String schema) {

	private static final Pattern ESCAPED = Pattern.compile("U&('(?:[^']|'')*')");

	private static final Pattern LETTER = Pattern.compile("\\\\(?:\\+?(?<digits>\\p{XDigit}{6}|\\p{XDigit}{4})|\\\\)");

	private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");

	/**
	 * Returns the name of something.
	 * @param kind what the columns with its schema and its name are called after
	 */
	TableName of(ResultSet row, String kind) throws SQLException {
		String qualifier = row.getString(kind + "_SCHEMA");
		return new TableName(qualifier.equals(this.schema) ? null : qualifier, row.getString(kind + "_NAME"));
	}

	/**
	 * Brings an expression into one form.
	 */
	String normalized(String expression) {
		String text = ESCAPED.matcher(expression)
			.replaceAll((literal) -> Matcher.quoteReplacement(letters(literal.group(1))));
		String qualifier = SqlText.quoted(this.schema, '"') + ".";
		return SqlText.withoutOuterParentheses(
				SqlText.outsideLiterals(text, (part) -> LINE_END.matcher(part).replaceAll(" ").replace(qualifier, "")));
	}

	private static String letters(String escaped) {
		return LETTER.matcher(escaped).replaceAll((letter) -> {
			String digits = letter.group(1);
			return Matcher.quoteReplacement((digits != null) ? Character.toString(Integer.parseInt(digits, 16)) : "\\");
		});
	}

}
