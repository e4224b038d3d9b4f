package io.appdb.schema.diff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings expressions as MySQL and MariaDB print them into one form: names in backticks,
 * texts in single quotes without the name of their character set. Without state.
 */
final class MySqlText {

	/** A text with whatever escapes are in it, and the character set before it. */
	private static final Pattern LITERAL = Pattern
		.compile("(?<set>\\b_\\w+\\s*)?'(?<text>(?:[^'\\\\]|''|\\\\.)*)'|`(?:[^`]|``)*`", Pattern.DOTALL);

	private static final Pattern ESCAPE = Pattern.compile("\\\\(.)|''", Pattern.DOTALL);

	private MySqlText() {
	}

	/**
	 * Takes away the escapes that MySQL puts into a whole expression.
	 */
	static String unescaped(String expression) {
		return ESCAPE.matcher(expression).replaceAll((escape) -> Matcher.quoteReplacement(character(escape.group())));
	}

	private static String character(String escape) {
		if (escape.charAt(0) == '\'') {
			return escape;
		}
		return switch (escape.charAt(1)) {
			case 'n' -> "\n";
			case 'r' -> "\r";
			case 't' -> "\t";
			case 'b' -> "\b";
			case '0' -> "\0";
			case 'Z' -> "\u001A";
			case '%', '_' -> escape;
			default -> escape.substring(1);
		};
	}

	static String normalized(String expression) {
		String text = LITERAL.matcher(expression)
			.replaceAll((token) -> Matcher.quoteReplacement(
					(token.group().charAt(0) == '`') ? token.group() : literal(token.group(1), token.group(2))));
		return SqlText.withoutOuterParentheses(text);
	}

	private static String literal(String characterSet, String escaped) {
		String text = ESCAPE.matcher(escaped)
			.replaceAll((escape) -> Matcher
				.quoteReplacement(escape.group().equals("''") ? "'" : character(escape.group())));
		boolean binary = characterSet != null && characterSet.strip().equals("_binary");
		return (binary ? "_binary" : "") + literal(text);
	}

	/**
	 * Puts quotes around a text.
	 */
	static String literal(String text) {
		return SqlText.literal(text.replace("\\", "\\\\"));
	}

}
