package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A table while it is read. Belongs to one reader.
 */
final class TableBuilder {

	private final TableName name;

	private final List<Column> columns = new ArrayList<>();

	private final List<UniqueKey> uniqueKeys = new ArrayList<>();

	private final List<ForeignKey> foreignKeys = new ArrayList<>();

	private final List<CheckConstraint> checks = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	private final List<OtherConstraint> others = new ArrayList<>();

	private final List<String> parts = new ArrayList<>();

	private @Nullable PrimaryKey primaryKey;

	private @Nullable String comment;

	private String options = "";

	TableBuilder(TableName name) {
		this.name = name;
	}

	TableBuilder comment(@Nullable String text) {
		this.comment = (text == null || text.isEmpty()) ? null : text;
		return this;
	}

	String options() {
		return this.options;
	}

	TableBuilder options(String text) {
		this.options = text;
		return this;
	}

	/**
	 * Adds a statement that makes a trigger or a partition.
	 */
	void addPart(String statement) {
		this.parts.add(statement);
	}

	void add(Column column) {
		this.columns.add(column);
	}

	void add(TableConstraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			this.primaryKey = key;
		}
		else if (constraint instanceof UniqueKey key) {
			this.uniqueKeys.add(key);
		}
		else if (constraint instanceof ForeignKey key) {
			this.foreignKeys.add(key);
		}
		else if (constraint instanceof CheckConstraint check) {
			this.checks.add(check);
		}
		else if (constraint instanceof OtherConstraint other) {
			this.others.add(other);
		}
	}

	void add(Index index) {
		this.indexes.add(index);
	}

	TableName name() {
		return this.name;
	}

	List<Column> columns() {
		return this.columns;
	}

	List<ForeignKey> foreignKeys() {
		return this.foreignKeys;
	}

	Table build() {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueKeys, this.foreignKeys, this.checks,
				this.others, this.indexes, this.comment, this.options, this.parts);
	}

}
