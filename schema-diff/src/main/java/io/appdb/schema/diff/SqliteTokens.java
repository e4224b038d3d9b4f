package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The words of a SQL text as SQLite splits it, and how far they are read. Belongs to one
 * reader.
 */
final class SqliteTokens {

	private static final Pattern TOKEN = Pattern
		.compile("(?<space>\\s+|--[^\\n]*|/\\*.*?(?:\\*/|$))|(?<string>[xX]?'(?:[^']|'')*')"
				+ "|(?<name>\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^\\]]*\\])|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
				+ "|(?<number>0[xX]\\p{XDigit}+|(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
				+ "|(?<symbol>\\|\\||<=|>=|<>|!=|==|<<|>>|->>|->|.)", Pattern.DOTALL);

	/** Words in expressions that are no functions when a parenthesis follows. */
	private static final Set<String> OPERATORS = Set.of("and", "or", "not", "in", "between", "is", "like", "glob",
			"regexp", "match", "escape", "case", "when", "then", "else", "exists", "collate", "as", "select", "from",
			"where", "distinct");

	private final List<Token> tokens;

	private int position;

	private SqliteTokens(List<Token> tokens) {
		this.tokens = tokens;
	}

	static SqliteTokens of(String sql) {
		List<Token> tokens = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(sql);
		while (matcher.find()) {
			for (Kind kind : Kind.values()) {
				if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
					tokens.add(new Token(kind, matcher.group()));
				}
			}
		}
		return new SqliteTokens(tokens);
	}

	static SqliteTokens of(List<Token> tokens) {
		return new SqliteTokens(tokens);
	}

	boolean hasNext() {
		return this.position < this.tokens.size();
	}

	Token next() {
		if (!hasNext()) {
			throw new NoSuchElementException("The text ends too early: " + this.tokens);
		}
		return this.tokens.get(this.position++);
	}

	boolean isNext(String... words) {
		return hasNext() && Stream.of(words).anyMatch(this.tokens.get(this.position)::is);
	}

	/**
	 * Reads some words if they all come next.
	 */
	boolean accept(String... words) {
		for (int i = 0; i < words.length; i++) {
			if (this.position + i >= this.tokens.size() || !this.tokens.get(this.position + i).is(words[i])) {
				return false;
			}
		}
		this.position += words.length;
		return true;
	}

	String name() {
		return next().name();
	}

	/**
	 * Reads names in parentheses; empty when there are none.
	 */
	List<String> names() {
		List<String> names = new ArrayList<>();
		if (isNext("(")) {
			for (List<Token> part : parts(parenthesised())) {
				names.add(part.get(0).name());
			}
		}
		return names;
	}

	/**
	 * Reads what stands in parentheses.
	 */
	List<Token> parenthesised() {
		int start = this.position + 1;
		int depth = 0;
		do {
			Token token = next();
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
		}
		while (depth > 0);
		return this.tokens.subList(start, this.position - 1);
	}

	List<Token> rest() {
		List<Token> rest = this.tokens.subList(this.position, this.tokens.size());
		this.position = this.tokens.size();
		return rest;
	}

	/**
	 * Splits at commas that are in no parentheses.
	 */
	static List<List<Token>> parts(List<Token> tokens) {
		List<List<Token>> parts = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			if (depth == 0 && token.is(",")) {
				parts.add(tokens.subList(start, i));
				start = i + 1;
			}
		}
		parts.add(tokens.subList(start, tokens.size()));
		return parts;
	}

	/**
	 * Finds the columns that an expression names, each once.
	 */
	static List<String> columns(String expression, List<String> columns) {
		return of(expression).tokens.stream()
			.flatMap((token) -> Stream.ofNullable(token.column(columns)))
			.distinct()
			.toList();
	}

	/**
	 * Writes an expression in one form, whatever its spaces, quotes and letters were.
	 * @param columns the columns it may name
	 */
	static String text(List<Token> tokens, List<String> columns, Identifiers identifiers) {
		StringBuilder text = new StringBuilder();
		Token before = null;
		boolean sign = false;
		for (Token token : tokens) {
			if (before != null && !sign && isSpaced(before, token)) {
				text.append(' ');
			}
			sign = (token.is("-") || token.is("+")) && (before == null || before.isOperator());
			text.append(token.text(columns, identifiers));
			before = token;
		}
		return SqlText.withoutOuterParentheses(text.toString());
	}

	private static boolean isSpaced(Token before, Token token) {
		if (token.is(",") || token.is(")") || token.is(".") || before.is("(") || before.is(".")) {
			return false;
		}
		return !token.is("(") || before.kind() != Kind.WORD
				|| OPERATORS.contains(before.text().toLowerCase(Locale.ROOT));
	}

	/**
	 * Writes a type in one form.
	 */
	static String type(List<Token> tokens) {
		StringBuilder text = new StringBuilder();
		Token before = null;
		for (Token token : tokens) {
			boolean tight = before == null || token.kind() == Kind.SYMBOL || before.kind() == Kind.SYMBOL;
			text.append(tight ? "" : " ").append(token.text().toLowerCase(Locale.ROOT));
			before = token;
		}
		return text.toString();
	}

	/**
	 * What a token is; the names are those of the groups.
	 */
	enum Kind {

		STRING, NAME, WORD, NUMBER, SYMBOL

	}

	/**
	 * A token. Immutable.
	 *
	 * @param kind what it is
	 * @param text its text, with quotes
	 */
	record Token(Kind kind, String text) {

		boolean is(String word) {
			return (this.kind == Kind.WORD || this.kind == Kind.SYMBOL) && this.text.equalsIgnoreCase(word);
		}

		/**
		 * Returns the name it stands for; SQLite takes any kind of quotes.
		 */
		String name() {
			if (this.kind == Kind.WORD) {
				return this.text;
			}
			String inner = this.text.substring(1, this.text.length() - 1);
			String quote = this.text.substring(0, 1);
			return quote.equals("[") ? inner : inner.replace(quote + quote, quote);
		}

		boolean isOperator() {
			return (this.kind == Kind.SYMBOL && !this.text.equals(")"))
					|| (this.kind == Kind.WORD && OPERATORS.contains(this.text.toLowerCase(Locale.ROOT)));
		}

		private String text(List<String> columns, Identifiers identifiers) {
			if (this.kind != Kind.WORD && this.kind != Kind.NAME) {
				return this.text;
			}
			String column = column(columns);
			if (column != null) {
				return identifiers.name(column);
			}
			return (this.kind == Kind.WORD) ? this.text.toLowerCase(Locale.ROOT) : identifiers.name(name());
		}

		/**
		 * Finds the column it names.
		 */
		@Nullable String column(List<String> columns) {
			if (this.kind != Kind.WORD && this.kind != Kind.NAME) {
				return null;
			}
			return columns.stream().filter(name()::equalsIgnoreCase).findFirst().orElse(null);
		}

	}

}
