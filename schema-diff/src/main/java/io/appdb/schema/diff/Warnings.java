package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Says what a step will fail at or lose in a table with rows. Without state.
 */
final class Warnings {

	private static final Pattern TEXTS = Pattern.compile("(?:varchar|character|text)\\b.*");

	private Warnings() {
	}

	static List<String> dropped(Table table) {
		return List.of("table " + table.name() + " and all its rows are lost");
	}

	static List<String> dropped(TableName table, Column column) {
		return (column.generated() != null) ? List.of()
				: List.of("all values of " + table + "." + column.name() + " are lost");
	}

	/**
	 * A column that needs a value and says none.
	 */
	static boolean needsValue(Column column) {
		return !column.nullable() && column.defaultValue() == null && column.identity() == null
				&& column.generated() == null;
	}

	static List<String> added(Table table, Column column) {
		return needsValue(column) ? List.of(table.name() + "." + column.name()
				+ " is not null and has no default: this fails if the table has rows") : List.of();
	}

	static List<String> altered(Table table, Column from, Column to) {
		List<String> warnings = new ArrayList<>();
		String column = table.name() + "." + from.name();
		if (from.generated() == null && to.generated() != null) {
			warnings.add("all values of " + column + " are lost: it is computed now");
		}
		TypeChange type = TypeChange.of(from.type(), to.type());
		if (isZoned(from) != isZoned(to) && isMoment(from) && isMoment(to)) {
			warnings.add(zone(column, isZoned(to), "set time zone 'UTC'"));
		}
		else if (type == TypeChange.NARROWER) {
			warnings.add(column + " gets narrower, from " + from.type() + " to " + to.type()
					+ ": this fails if a value does not fit, or cuts it");
		}
		else if (type == TypeChange.OTHER && to.type().equals("bytea") && !TEXTS.matcher(from.type()).matches()) {
			warnings.add(column + " gets another type, from " + from.type() + " to " + to.type()
					+ ": values are garbled and nothing fails, for each becomes the bytes of the text that it is written with");
		}
		else if (type == TypeChange.OTHER) {
			warnings.add(column + " gets another type, from " + from.type() + " to " + to.type()
					+ ": this fails if a value cannot be converted");
		}
		if (from.nullable() && !to.nullable()) {
			warnings.add(column + " is not null now: this fails if it holds a null");
		}
		return warnings;
	}

	private static boolean isMoment(Column column) {
		return column.type().startsWith("timestamp") || column.type().equals("date");
	}

	private static boolean isZoned(Column column) {
		return column.type().endsWith("with time zone");
	}

	/**
	 * A moment that gets a time zone, or loses it.
	 * @param statement what says which one the session has
	 */
	static String zone(String column, boolean gets, String statement) {
		return column
				+ (gets ? " gets a time zone: its values are taken for times in that of the session that runs this"
						: " loses its time zone: its values become times in that of the session that runs this")
				+ ", so begin the file with the one they are meant in, as in " + statement;
	}

	/**
	 * A constraint on a table that may have rows.
	 */
	static List<String> added(Table table, TableConstraint constraint) {
		return List.of("table " + table.name() + " gets a " + constraint.description()
				+ ": this fails if a row is against it");
	}

	static List<String> added(Table table, Index index) {
		return index.unique() ? List
			.of("table " + table.name() + " gets a " + index.description() + ": this fails if two rows are equal in it")
				: List.of();
	}

}
