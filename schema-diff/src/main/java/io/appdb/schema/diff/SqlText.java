package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works on SQL expressions without touching the literals in them. Without state.
 */
final class SqlText {

	private static final Pattern TOKEN = Pattern
		.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|[\\p{L}_][\\p{L}\\p{N}_$]*");

	private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

	/**
	 * Stands for a literal while the rest is changed: an identifier no database has.
	 */
	private static final Pattern MARK = Pattern.compile("\u0001(\\d+)\u0001");

	private SqlText() {
	}

	/**
	 * Renames the identifiers of an expression.
	 */
	static String renamed(String expression, UnaryOperator<String> columns) {
		return TOKEN.matcher(expression)
			.replaceAll((token) -> Matcher.quoteReplacement(rename(token.group(), columns)));
	}

	private static String rename(String token, UnaryOperator<String> columns) {
		char first = token.charAt(0);
		if (first == '\'') {
			return token;
		}
		if (first != '"' && first != '`') {
			String renamed = columns.apply(token);
			return (renamed.equals(token) || PLAIN.matcher(renamed).matches()) ? renamed : quoted(renamed, '"');
		}
		String doubled = String.valueOf(first).repeat(2);
		String name = token.substring(1, token.length() - 1).replace(doubled, String.valueOf(first));
		return quoted(columns.apply(name), first);
	}

	/**
	 * Returns the identifiers of an expression, functions and operators among them.
	 */
	static Set<String> identifiers(String expression) {
		Set<String> found = new HashSet<>();
		renamed(expression, (name) -> {
			found.add(name);
			return name;
		});
		return found;
	}

	/**
	 * Puts quotes around a name.
	 */
	static String quoted(String name, char quote) {
		String one = String.valueOf(quote);
		return one + name.replace(one, one + one) + one;
	}

	/**
	 * Puts quotes around a text.
	 */
	static String literal(String text) {
		return quoted(text, '\'');
	}

	/**
	 * Changes an expression outside of its literals.
	 */
	static String outsideLiterals(String expression, Function<String, String> change) {
		List<String> literals = new ArrayList<>();
		String marked = LITERAL.matcher(expression).replaceAll((literal) -> {
			literals.add(literal.group());
			return "\u0001" + (literals.size() - 1) + "\u0001";
		});
		return MARK.matcher(change.apply(marked))
			.replaceAll((mark) -> Matcher.quoteReplacement(literals.get(Integer.parseInt(mark.group(1)))));
	}

	/**
	 * Removes parentheses that enclose the whole expression.
	 */
	static String withoutOuterParentheses(String expression) {
		String text = expression.strip();
		while (text.startsWith("(") && closing(text) == text.length() - 1) {
			text = text.substring(1, text.length() - 1).strip();
		}
		return text;
	}

	private static int closing(String text) {
		int depth = 0;
		char quote = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quote != 0) {
				quote = (c == quote) ? 0 : quote;
			}
			else if (c == '\'' || c == '"' || c == '`') {
				quote = c;
			}
			else if (c == '(') {
				depth++;
			}
			else if (c == ')' && --depth == 0) {
				return i;
			}
		}
		return -1;
	}

}
