package io.appdb.error;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The columns and values that PostgreSQL names in the detail of an error, as in
 * {@code Key (author_id)=(7) is not present in table "author"}, in any language.
 * Immutable.
 *
 * @param columns the names of the columns
 * @param values the values, separated by commas
 */
public record ReportedValues(List<String> columns, String values) {

	private static final Pattern KEY = Pattern.compile("\\((?<columns>[^()]*)\\)=\\((?<values>.*)\\)", Pattern.DOTALL);

	/**
	 * Reads the detail of an error.
	 * @param detail the detail, if there is one
	 * @return what it names, {@code null} when it names no columns
	 */
	public static @Nullable ReportedValues of(@Nullable String detail) {
		Matcher key = KEY.matcher((detail != null) ? detail : "");
		return key.find() ? new ReportedValues(PrintedNames.list(key.group("columns")), key.group("values")) : null;
	}

}
