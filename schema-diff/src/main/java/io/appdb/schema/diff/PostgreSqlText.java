package io.appdb.schema.diff;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings expressions as PostgreSQL prints them into one form. It prints the same
 * condition in several ways, depending on how it came in: casts of texts to texts and of
 * whole numbers are made or repeated. Without them the form stays when it is read again.
 * Immutable.
 *
 * @param texts the columns that hold texts, as they stand in an expression
 */
record PostgreSqlText(Set<String> texts) {

	private static final Pattern TEXT_TYPE = Pattern.compile("(?:varchar|character|text)\\b.*");

	private static final String TEXT = "::(?:character varying|text|bpchar|character)(?:\\(\\d+\\))?";

	/** A thing, with or without parentheses that are not those of a call. */
	private static final String OPERAND = "(?:(?<![\\w\"])\\((%1$s)\\)|(?<![\\w\"])(%1$s))";

	private static final Pattern LITERAL_CAST = Pattern
		.compile(OPERAND.formatted("\u0001\\d+\u0001") + TEXT + "(?!\\[)");

	private static final Pattern COLUMN_CAST = Pattern.compile(OPERAND.formatted("\\w+|\"[^\"]*\"") + TEXT + "(?!\\[)");

	private static final Pattern ARRAY_CAST = Pattern
		.compile(OPERAND.formatted("ARRAY\\[[\u0001\\d, ]*\\]") + TEXT + "\\[\\]");

	/** Of things without parts. */
	private static final Pattern OTHER_ARRAY_CAST = Pattern.compile(
			"\\(ARRAY\\[((?:(?:\\w+|\u0001\\d+\u0001)(?:, |(?=\\])))+)\\]\\)::([a-z ]+(?:\\(\\d+(?:,\\d+)?\\))?)\\[\\]");

	private static final Pattern SPACE = Pattern.compile("\\s+");

	private static final Pattern SPACE_INSIDE = Pattern.compile("(?<=[(\\[]) | (?=[)\\]])");

	private static final Pattern CONDITION = Pattern.compile("(?i)(?<!\")\\b(?:and|or|not|is|in|like|ilike)\\b");

	/** In a comparison only: in a division it would mean something else. */
	private static final Pattern NUMBER_CAST = Pattern
		.compile("(?<=[<>=] )" + OPERAND.formatted("\\d+") + "::(?:numeric|double precision)(?=\\)|$| AND | OR )");

	/**
	 * One thing in parentheses that are not those of a call.
	 */
	private static final Pattern ATOM = Pattern
		.compile("(?<![\\w\"])(?<!ANY )(?<!ALL )\\((\\w+|\"[^\"]*\"|\u0001\\d+\u0001)\\)(?!::)");

	private static final Pattern ARRAY = Pattern.compile("\\(\\((ARRAY\\[[^\\[\\]()]*\\])\\)\\)");

	private static final Pattern ANY = Pattern.compile("= ANY \\(ARRAY\\[([^\\[\\]]*)\\]\\)");

	private static final Pattern ALL = Pattern.compile("<> ALL \\(ARRAY\\[([^\\[\\]]*)\\]\\)");

	/** A whole default: PostgreSQL puts numbers below zero in quotes. */
	private static final Pattern NEGATIVE = Pattern
		.compile("'(-\\d+(?:\\.\\d+)?)'::(?:smallint|integer|bigint|numeric|real|double precision)");

	private static final Map<String, String> OPERATORS = Map.of("~~", "like", "!~~", "not like", "~~*", "ilike", "!~~*",
			"not ilike");

	private static final Pattern LIKE = Pattern.compile("(?<= )!?~~\\*?(?= )");

	static PostgreSqlText of(List<Column> columns) {
		return new PostgreSqlText(columns.stream()
			.filter((column) -> TEXT_TYPE.matcher(column.type()).matches())
			.map(Column::name)
			.collect(Collectors.toUnmodifiableSet()));
	}

	String normalized(String expression) {
		String text = SqlText.withoutOuterParentheses(SqlText.outsideLiterals(expression, this::simplified));
		Matcher negative = NEGATIVE.matcher(text);
		return negative.matches() ? negative.group(1) : text;
	}

	private String simplified(String expression) {
		String text = SPACE_INSIDE.matcher(SPACE.matcher(expression).replaceAll(" ")).replaceAll("");
		String before;
		do {
			before = text;
			text = LITERAL_CAST.matcher(text).replaceAll(PostgreSqlText::operand);
			text = COLUMN_CAST.matcher(text).replaceAll(this::withoutCast);
			text = NUMBER_CAST.matcher(text).replaceAll(PostgreSqlText::operand);
			text = ARRAY_CAST.matcher(text).replaceAll((cast) -> "(" + operand(cast) + ")");
			text = OTHER_ARRAY_CAST.matcher(text).replaceAll(PostgreSqlText::castElements);
			text = ARRAY.matcher(ATOM.matcher(text).replaceAll("$1")).replaceAll("($1)");
		}
		while (!text.equals(before));
		text = PostgreSqlConditions.flattened(text);
		text = ALL.matcher(ANY.matcher(text).replaceAll("in ($1)")).replaceAll("not in ($1)");
		return LIKE.matcher(text).replaceAll((like) -> Objects.requireNonNull(OPERATORS.get(like.group())));
	}

	/**
	 * The cast of an array is read as one of each of its elements.
	 */
	private static String castElements(MatchResult cast) {
		String elements = Stream.of(cast.group(1).split(", "))
			.map((element) -> (element.startsWith("\u0001") ? element : "(" + element + ")") + "::" + cast.group(2))
			.collect(Collectors.joining(", "));
		return Matcher.quoteReplacement("ARRAY[" + elements + "]");
	}

	/**
	 * Returns a default as it may stand in a statement, where words of conditions need
	 * parentheses.
	 */
	String normalizedDefault(String expression) {
		String text = normalized(expression);
		boolean[] condition = { false };
		SqlText.outsideLiterals(text, (part) -> {
			condition[0] = CONDITION.matcher(part).find();
			return part;
		});
		return condition[0] ? "(" + text + ")" : text;
	}

	private static String operand(MatchResult cast) {
		return Objects.requireNonNullElseGet(cast.group(1), () -> cast.group(2));
	}

	private String withoutCast(MatchResult cast) {
		String name = operand(cast);
		String plain = name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
		return Matcher.quoteReplacement(this.texts.contains(plain) ? name : cast.group());
	}

}
