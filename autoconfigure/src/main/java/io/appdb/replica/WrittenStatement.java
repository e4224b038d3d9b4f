package io.appdb.replica;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.appdb.engine.NativeSql;

/**
 * Tells SQL that may change something from SQL that only reads: a query that calls a
 * function may too, unless the function is known. In doubt it may: the answer costs a
 * round trip then, and no write is missed.
 */
final class WrittenStatement {

	private static final Pattern CALL = Pattern.compile("([\\w.\"`]+)\\s*\\(");

	/**
	 * Functions, and words before a bracket, that change nothing.
	 */
	private static final Set<String> PURE = Set.of("in", "exists", "with", "recursive", "and", "or", "not", "on", "as",
			"from", "where", "select", "values", "any", "all", "some", "over", "filter", "by", "when", "then", "else",
			"case", "between", "join", "union", "except", "intersect", "limit", "offset", "fetch", "first", "next",
			"within", "group", "using", "array", "row", "lateral", "interval", "count", "sum", "min", "max", "avg",
			"coalesce", "nullif", "lower", "upper", "trim", "ltrim", "rtrim", "length", "char_length",
			"character_length", "substring", "substr", "concat", "replace", "position", "locate", "left", "right",
			"abs", "round", "floor", "ceil", "ceiling", "mod", "power", "sqrt", "sign", "greatest", "least", "cast",
			"convert", "extract", "date_trunc", "year", "month", "day", "hour", "minute", "second", "date", "time",
			"timestamp", "now", "varchar", "char", "numeric", "decimal", "row_number", "rank", "dense_rank", "lag",
			"lead", "string_agg", "group_concat", "listagg", "array_agg", "json_agg", "jsonb_agg", "json_object",
			"json_array", "json_extract", "json_value", "nextval", "bool_and", "bool_or", "every", "to_char", "to_date",
			"date_format", "ifnull", "distinct");

	private WrittenStatement() {
	}

	static boolean mayChange(String sql) {
		if (NativeSql.mayWrite(sql)) {
			return true;
		}
		Matcher call = CALL.matcher(sql);
		while (call.find()) {
			if (!PURE.contains(call.group(1).toLowerCase(Locale.ROOT))) {
				return true;
			}
		}
		return false;
	}

}
