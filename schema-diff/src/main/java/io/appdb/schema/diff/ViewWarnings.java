package io.appdb.schema.diff;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.DropColumn;
import io.appdb.schema.diff.SchemaChange.DropTable;

/**
 * Says which views keep a step from happening, or fail behind it. Belongs to one
 * difference.
 *
 * @param before the schema to begin with, by its new names
 * @param outcome what happens
 */
record ViewWarnings(SchemaModel before, String outcome) {

	/** PostgreSQL and H2 refuse the step. */
	static final String REFUSED = "this fails unless the view is dropped before and made again behind it";

	/** The step succeeds, and the view is left as it was. */
	static final String BROKEN = "the view fails from then on, so make it again behind this, or drop it";

	/** SQLite alone looks at views only where it drops a column of a table that stays. */
	static final String EITHER = "this fails, or the view does from then on: drop it before, and make it again behind this";

	List<String> of(SchemaChange change) {
		if (change instanceof DropTable drop) {
			return using("table " + drop.table().name(), (view) -> view.uses(drop.table().name()));
		}
		if (change instanceof DropColumn drop) {
			return using(drop.table(), drop.column());
		}
		if (change instanceof AlterColumn alter && !alter.from().type().equals(alter.to().type())) {
			return keeping(alter.table().name(), alter.from());
		}
		return List.of();
	}

	List<String> with(List<String> sentences, SchemaChange change) {
		return Stream.concat(sentences.stream(), of(change).stream()).toList();
	}

	/**
	 * Says which views name a table that gets another name, where the database leaves
	 * their query as it is.
	 */
	List<String> ofRenamed(TableName table) {
		return using("table " + table, (view) -> view.words().contains(lower(table.name())));
	}

	/**
	 * Says which views name a column that gets another name.
	 */
	List<String> ofRenamed(TableName table, String column) {
		return using(table + "." + column, (view) -> view.uses(table) && view.words().contains(lower(column)));
	}

	private static String lower(String name) {
		return name.toLowerCase(Locale.ROOT);
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
				.flatMap((column) -> keeping(table.name(), column).stream()))
			.toList();
	}

	private List<String> using(TableName table, Column column) {
		return using(table + "." + column.name(), (view) -> view.uses(table, column.name()));
	}

	private List<String> keeping(TableName table, Column column) {
		return using(table + "." + column.name(), (view) -> view.keepsType(table, column.name()));
	}

	private List<String> using(String what, Predicate<View> uses) {
		Set<View> views = this.before.views();
		return views.stream()
			.filter(uses)
			.map((view) -> "view " + view.name() + " uses " + what + ": " + this.outcome)
			.sorted()
			.toList();
	}

}
