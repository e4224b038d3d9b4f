package io.appdb.schema.diff;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes names into statements, in quotes where they need them. Immutable.
 *
 * @param quote the quote
 * @param plain what a name without quotes looks like
 * @param reserved the reserved words, in small letters
 * @param folded whether the database keeps plain names in capital letters, so that they
 * are written in small ones
 */
record Identifiers(char quote, Pattern plain, Set<String> reserved, boolean folded) {

	Identifiers {
		reserved = Set.copyOf(reserved);
	}

	Identifiers(char quote, Pattern plain, Set<String> reserved) {
		this(quote, plain, reserved, false);
	}

	String name(String name) {
		String small = name.toLowerCase(Locale.ROOT);
		if (!this.plain.matcher(name).matches() || this.reserved.contains(small)) {
			return SqlText.quoted(name, this.quote);
		}
		return this.folded ? small : name;
	}

	String name(TableName name) {
		String schema = name.schema();
		return (schema != null) ? name(schema) + "." + name(name.name()) : name(name.name());
	}

	String names(List<String> names) {
		return names.stream().map(this::name).collect(Collectors.joining(", "));
	}

	/**
	 * Leaves quotes in an expression only around the names that need them.
	 */
	String readable(String expression) {
		String one = String.valueOf(this.quote);
		Pattern quoted = Pattern.compile("%1$s((?:[^%1$s]|%1$s%1$s)*)%1$s".formatted(one));
		return SqlText.outsideLiterals(expression, (text) -> quoted.matcher(text)
			.replaceAll((name) -> Matcher.quoteReplacement(name(name.group(1).replace(one + one, one)))));
	}

}
