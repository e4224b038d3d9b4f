package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * MySQL does not rename a column that a check, a computed column or the expression of an
 * index uses: they go before and come again.
 *
 * @param syntax how statements look
 */
record MySqlRules(MySqlSyntax syntax) implements ServerRules {

	@Override
	public List<String> beforeRenames(Table before, Table renamed) {
		List<String> clauses = new ArrayList<>();
		for (int i = 0; i < before.checks().size(); i++) {
			if (isTouched(before, renamed, i)) {
				clauses.add(this.syntax.drop(before.checks().get(i), before.checks().get(i).name()));
			}
		}
		touchedIndexes(before, renamed).forEach((i) -> clauses.add(this.syntax.drop(before.indexes().get(i))));
		for (int i = 0; i < before.columns().size(); i++) {
			Column column = before.columns().get(i);
			if (isComputedAnew(column, renamed.columns().get(i))) {
				clauses.add(isStored(column) ? "modify column " + this.syntax.definition(before, plain(column))
						: this.syntax.drop(column));
			}
		}
		return clauses;
	}

	@Override
	public List<String> afterRenames(Table before, Table renamed) {
		List<String> clauses = new ArrayList<>();
		for (int i = 0; i < before.columns().size(); i++) {
			Column column = renamed.columns().get(i);
			if (isComputedAnew(before.columns().get(i), column)) {
				clauses.add((isStored(column) ? "modify column " : "add column ")
						+ this.syntax.definition(renamed, column));
			}
		}
		touchedIndexes(before, renamed)
			.forEach((i) -> clauses.add("add " + this.syntax.definition(renamed.indexes().get(i))));
		for (int i = 0; i < before.checks().size(); i++) {
			if (isTouched(before, renamed, i)) {
				clauses.add("add " + this.syntax.definition(renamed.checks().get(i)));
			}
		}
		return clauses;
	}

	private static boolean isTouched(Table before, Table renamed, int check) {
		return !before.checks().get(check).meaning().equals(renamed.checks().get(check).meaning());
	}

	private static boolean isComputedAnew(Column before, Column renamed) {
		return !Objects.equals(before.generated(), renamed.generated());
	}

	private static boolean isStored(Column column) {
		return column.generated() != null && column.generated().endsWith(" stored");
	}

	private static Column plain(Column column) {
		return new Column(column.name(), column.type(), column.nullable(), null, null, null, column.comment());
	}

	/**
	 * Indexes with an expression that changes, or with a computed column that goes
	 * meanwhile.
	 */
	private static List<Integer> touchedIndexes(Table before, Table renamed) {
		Set<String> gone = new HashSet<>();
		for (int i = 0; i < before.columns().size(); i++) {
			Column column = before.columns().get(i);
			if (isComputedAnew(column, renamed.columns().get(i)) && !isStored(column)) {
				gone.add(column.name());
			}
		}
		List<Integer> touched = new ArrayList<>();
		for (int i = 0; i < before.indexes().size(); i++) {
			List<IndexColumn> columns = before.indexes().get(i).columns();
			List<IndexColumn> after = renamed.indexes().get(i).columns();
			for (int j = 0; j < columns.size(); j++) {
				boolean rewritten = !Objects.equals(columns.get(j).expression(), after.get(j).expression());
				String name = columns.get(j).column();
				if ((rewritten || (name != null && gone.contains(name))) && !touched.contains(i)) {
					touched.add(i);
				}
			}
		}
		return touched;
	}

	@Override
	public String between(String from, String to) {
		return "";
	}

	@Override
	public String filled(String family) {
		return switch (family) {
			case "moment" -> "this fails if the table has rows, for 0000-00-00 is no date";
			case "time" -> "rows that are there get 00:00:00";
			case "enum" -> "rows that are there get the first value";
			case "json" -> "rows that are there get the JSON value null";
			default -> FILLINGS.containsKey(family) ? "rows that are there " + FILLINGS.get(family)
					: "this fails if the table has rows";
		};
	}

}
