package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What MySQL and MariaDB do to rows that others do not: they fill in values by
 * themselves, and take the bytes of a text for bytes.
 *
 * @param rules where the two differ
 */
record MySqlWarnings(ServerRules rules) {

	private static final String COLLATE = " collate ";

	private static final Set<String> MOMENTS = Set.of("time", "datetime", "timestamp");

	private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'");

	List<String> added(Table table, Column column) {
		return Warnings.needsValue(column) ? List.of(table.name() + "." + column.name()
				+ " is not null and has no default: " + this.rules.filled(ServerRules.family(column.type())))
				: List.of();
	}

	List<String> altered(Table table, Column from, Column to) {
		List<String> warnings = new ArrayList<>();
		String column = table.name() + "." + from.name();
		String old = from.type().toLowerCase(Locale.ROOT);
		String wanted = to.type().toLowerCase(Locale.ROOT);
		String oldFamily = ServerRules.family(old);
		String family = ServerRules.family(wanted);
		if (from.generated() != null && to.generated() != null) {
			return warnings;
		}
		if (from.generated() != null || to.generated() != null) {
			if (from.generated() == null) {
				warnings.add("all values of " + column + " are lost: it is computed now");
			}
			return warnings;
		}
		if (isChoice(oldFamily) && oldFamily.equals(family)) {
			if (!values(wanted).containsAll(values(old))) {
				warnings.add(column + " loses values, from " + from.type() + " to " + to.type()
						+ ": this fails if a row has one of them");
			}
			return nulls(warnings, column, from, to);
		}
		if (oldFamily.equals("text") && family.equals("bytes")) {
			warnings.add(column + " holds bytes now, from " + from.type() + " to " + to.type()
					+ ": those of the text, so that a UUID written as text does not become its 16 bytes but fails");
			return nulls(warnings, column, from, to);
		}
		String collation = collation(from.type());
		if (!collation.equals(collation(to.type())) && oldFamily.equals(family)) {
			warnings.add(column + " gets another collation, from " + collation + " to " + collation(to.type())
					+ ": this fails if a character is not in it, or if values of a unique key are equal then");
		}
		warnings.addAll(
				Warnings.altered(table, from.withType(comparable(from.type())), to.withType(comparable(to.type()))));
		return warnings;
	}

	private static String collation(String type) {
		int start = type.indexOf(COLLATE);
		return (start < 0) ? "that of the table" : type.substring(start + COLLATE.length());
	}

	/**
	 * A moment without a precision has whole seconds there.
	 */
	private static String comparable(String type) {
		int start = type.indexOf(COLLATE);
		String plain = (start < 0) ? type : type.substring(0, start);
		return MOMENTS.contains(plain) ? plain + "(0)" : plain;
	}

	private static List<String> nulls(List<String> warnings, String column, Column from, Column to) {
		if (from.nullable() && !to.nullable()) {
			warnings.add(column + " is not null now: this fails if it holds a null");
		}
		return warnings;
	}

	private static boolean isChoice(String family) {
		return family.equals("enum") || family.equals("set");
	}

	private static List<String> values(String type) {
		return VALUE.matcher(type).results().map((value) -> value.group()).toList();
	}

}
