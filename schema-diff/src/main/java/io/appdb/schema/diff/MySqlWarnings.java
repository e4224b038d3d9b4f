package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.appdb.schema.diff.SchemaChange.AlterColumn;

/**
 * What MySQL and MariaDB do to rows that others do not: they fill in values by
 * themselves, and take the bytes of a text for bytes.
 *
 * @param rules where the two differ
 */
record MySqlWarnings(ServerRules rules) {

	private static final String COLLATE = " collate ";

	private static final Set<String> CHOICES = Set.of("enum", "set");

	private static final Set<String> MOMENTS = Set.of("time", "datetime", "timestamp");

	private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'");

	List<String> added(Table table, Column column) {
		return Warnings.needsValue(column) ? List.of(table.name() + "." + column.name()
				+ " is not null and has no default: " + this.rules.filled(ServerRules.family(column.type())))
				: List.of();
	}

	List<String> altered(Table table, Column from, Column to) {
		String column = table.name() + "." + from.name();
		if (from.generated() != null || to.generated() != null) {
			return (from.generated() == null) ? List.of("all values of " + column + " are lost: it is computed now")
					: List.of();
		}
		String change = ", from " + from.type() + " to " + to.type();
		String old = ServerRules.family(from.type());
		String family = ServerRules.family(to.type());
		List<String> warnings = new ArrayList<>();
		Column compared = from.withType(comparable(from.type()));
		if (CHOICES.contains(old) && old.equals(family)) {
			compared = from.withType(comparable(to.type()));
			if (!values(to.type()).containsAll(values(from.type()))) {
				warnings.add(column + " loses values" + change + ": this fails if a row has one of them");
			}
		}
		else if (old.equals("text") && family.equals("bytes")) {
			compared = from.withType(comparable(to.type()));
			warnings.add(column + " holds bytes now" + change
					+ ": those of the text, so that a UUID written as text does not become its 16 bytes but fails");
		}
		else if (isGarbled(old, family)) {
			compared = from.withType(comparable(to.type()));
			warnings.add(column + " gets another type" + change
					+ ": values are garbled and nothing fails, for each becomes the digits that it is written with");
		}
		else if (isZoned(from) != isZoned(to) && isMoment(from) && isMoment(to)) {
			compared = from.withType(comparable(to.type()));
			warnings.add(Warnings.zone(column, isZoned(to), "set time_zone = '+00:00'"));
		}
		if (old.equals(family) && !collation(from.type()).equals(collation(to.type()))) {
			warnings
				.add(column + " gets another collation, from " + collation(from.type()) + " to " + collation(to.type())
						+ ": this fails if a character is not in it, or if values of a unique key are equal then");
		}
		warnings.addAll(Warnings.altered(table, compared, to.withType(comparable(to.type()))));
		return warnings;
	}

	/**
	 * Returns whether values may be lost although the change succeeds. An enum that loses
	 * values fails where one of them is used.
	 */
	static boolean isLoss(AlterColumn alter) {
		Column from = alter.from();
		Column to = alter.to();
		if (from.generated() != null || to.generated() != null) {
			return Losses.isComputedNow(alter);
		}
		String family = ServerRules.family(from.type());
		boolean choices = CHOICES.contains(family) && family.equals(ServerRules.family(to.type()));
		return !choices && Losses.isConverted(TypeChange.of(comparable(from.type()), comparable(to.type())));
	}

	/**
	 * A number and a moment become the bytes of their digits, a moment the number of
	 * them.
	 */
	private static boolean isGarbled(String old, String family) {
		return Set.of("number bytes", "moment number", "time number", "moment bytes", "time bytes")
			.contains(old + " " + family);
	}

	private static boolean isMoment(Column column) {
		return ServerRules.family(column.type()).equals("moment");
	}

	private static boolean isZoned(Column column) {
		return column.type().startsWith("timestamp");
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

	private static List<String> values(String type) {
		return VALUE.matcher(type).results().map((value) -> value.group()).toList();
	}

}
