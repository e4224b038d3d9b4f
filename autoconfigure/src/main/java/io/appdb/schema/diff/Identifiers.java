package io.appdb.schema.diff;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes names into statements, in quotes where they need them. Immutable.
 *
 * @param quote the quote
 * @param plain what a name without quotes looks like
 * @param reserved the reserved words, in small letters
 */
record Identifiers(char quote, Pattern plain, Set<String> reserved) {

	Identifiers {
		reserved = Set.copyOf(reserved);
	}

	String name(String name) {
		return (this.plain.matcher(name).matches() && !this.reserved.contains(name.toLowerCase(Locale.ROOT))) ? name
				: SqlText.quoted(name, this.quote);
	}

	String name(TableName name) {
		String schema = name.schema();
		return (schema != null) ? name(schema) + "." + name(name.name()) : name(name.name());
	}

	String names(List<String> names) {
		return names.stream().map(this::name).collect(Collectors.joining(", "));
	}

}
