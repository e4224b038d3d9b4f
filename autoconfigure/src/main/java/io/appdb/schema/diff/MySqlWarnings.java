package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What MySQL and MariaDB do to rows that others do not: they fill in values by
 * themselves, and take the bytes of a text for bytes.
 *
 * @param rules where the two differ
 */
record MySqlWarnings(ServerRules rules) {

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
		warnings.addAll(Warnings.altered(table, from, to));
		return warnings;
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
