package io.appdb.schema.diff;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.DropColumn;
import io.appdb.schema.diff.SchemaChange.DropTable;

/**
 * Says which views keep a step from happening. Belongs to one difference.
 *
 * @param before the schema to begin with, by its new names
 */
record ViewWarnings(SchemaModel before) {

	List<String> of(SchemaChange change) {
		if (change instanceof DropTable drop) {
			return using("table " + drop.table().name(), (view) -> view.uses(drop.table().name()));
		}
		if (change instanceof DropColumn drop) {
			return using(drop.table(), drop.column());
		}
		return (change instanceof AlterColumn alter && !alter.from().type().equals(alter.to().type()))
				? using(alter.table().name(), alter.from()) : List.of();
	}

	/**
	 * Says which views use columns of a type that is made anew.
	 */
	List<String> of(Predicate<Column> ofNewType) {
		return this.before.tables()
			.stream()
			.flatMap((table) -> table.columns()
				.stream()
				.filter(ofNewType)
				.flatMap((column) -> using(table.name(), column).stream()))
			.toList();
	}

	private List<String> using(TableName table, Column column) {
		return using(table + "." + column.name(), (view) -> view.uses(table, column.name()));
	}

	private List<String> using(String what, Predicate<View> uses) {
		Set<View> views = this.before.views();
		return views.stream()
			.filter(uses)
			.map((view) -> "view " + view.name() + " uses " + what
					+ ": this fails unless the view is dropped before and made again behind it")
			.sorted()
			.toList();
	}

}
