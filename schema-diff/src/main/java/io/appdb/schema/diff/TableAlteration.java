package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that changes in one table, as the clauses of one statement: what stands in each
 * other's way, such as a key and the number that needs it, changes at once. Belongs to
 * one difference.
 */
final class TableAlteration {

	private final TableName table;

	private final MySqlSyntax syntax;

	private final List<String> drops = new ArrayList<>();

	private final Map<String, String> columns = new LinkedHashMap<>();

	private final Set<String> goneColumns = new LinkedHashSet<>();

	private final Set<String> newColumns = new LinkedHashSet<>();

	private final List<String> additions = new ArrayList<>();

	private final List<String> warnings = new ArrayList<>();

	private boolean destructive;

	TableAlteration(TableName table, MySqlSyntax syntax) {
		this.table = table;
		this.syntax = syntax;
	}

	void warn(List<String> sentences) {
		this.warnings.addAll(sentences);
	}

	/**
	 * Says that values may be lost, if that is so.
	 */
	void lose(boolean values) {
		this.destructive |= values;
	}

	void drop(Index index) {
		this.drops.add(this.syntax.drop(index));
	}

	void drop(TableConstraint constraint, String name) {
		this.drops.add(this.syntax.drop(constraint, name));
	}

	void drop(Column column) {
		this.goneColumns.add(column.name());
		this.columns.put(column.name(), this.syntax.drop(column));
	}

	void modify(Table wanted, String column) {
		Column definition = wanted.column(column).orElse(null);
		if (definition != null && !this.newColumns.contains(column) && !this.goneColumns.contains(column)) {
			this.columns.put(column, "modify column " + this.syntax.definition(wanted, definition));
		}
	}

	void add(Table wanted, Column column) {
		this.newColumns.add(column.name());
		this.columns.put(column.name(), "add column " + this.syntax.definition(wanted, column));
	}

	/**
	 * A column that is computed another way is made anew.
	 */
	void replace(Table wanted, Column from, Column to) {
		this.newColumns.add(to.name());
		this.columns.put(to.name(), this.syntax.drop(from) + ",\n    add column " + this.syntax.definition(wanted, to));
	}

	void add(TableConstraint constraint) {
		this.additions.add("add " + this.syntax.definition(constraint));
	}

	void add(Index index) {
		this.additions.add("add " + this.syntax.definition(index));
	}

	void comment(Table wanted) {
		this.additions.add(MySqlSyntax.changeComment(wanted));
	}

	Optional<SchemaStatement> statement() {
		List<String> clauses = new ArrayList<>(this.drops);
		clauses.addAll(this.columns.values());
		clauses.addAll(this.additions);
		return clauses.isEmpty() ? Optional.empty() : Optional
			.of(new SchemaStatement(this.syntax.alter(this.table, clauses), this.warnings, this.destructive));
	}

	static boolean isComputedAnew(Column from, Column to) {
		return !Objects.equals(from.generated(), to.generated());
	}

}
