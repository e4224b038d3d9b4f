package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One step from a schema to another. Immutable. Renames come first; all others use the
 * new names.
 */
sealed interface SchemaChange {

	/**
	 * Returns a sentence for people, empty for a step that only makes way for another
	 * one.
	 */
	String description();

	/**
	 * Returns whether it gives another name to something.
	 */
	default boolean isRename() {
		return this instanceof RenameTable || this instanceof RenameColumn;
	}

	/**
	 * A table comes, without its foreign keys.
	 *
	 * @param table the table
	 */
	record AddTable(Table table) implements SchemaChange {

		@Override
		public String description() {
			return "table " + this.table.name() + ": added";
		}

	}

	/**
	 * A table goes.
	 *
	 * @param table the table
	 */
	record DropTable(Table table) implements SchemaChange {

		@Override
		public String description() {
			return "table " + this.table.name() + ": dropped";
		}

	}

	/**
	 * A table gets another name.
	 *
	 * @param from its name
	 * @param to its new name
	 */
	record RenameTable(TableName from, TableName to) implements SchemaChange {

		@Override
		public String description() {
			return "table " + this.from + ": renamed to " + this.to;
		}

	}

	/**
	 * The comment of a table changes.
	 *
	 * @param table the table afterwards
	 */
	record CommentTable(Table table) implements SchemaChange {

		@Override
		public String description() {
			return "table " + this.table.name() + ": comment changed";
		}

	}

	/**
	 * A column comes.
	 *
	 * @param table its table
	 * @param column the column
	 */
	record AddColumn(Table table, Column column) implements SchemaChange {

		@Override
		public String description() {
			return "table " + this.table.name() + ": column " + this.column.name() + " added, " + this.column.type()
					+ (this.column.nullable() ? "" : " not null");
		}

	}

	/**
	 * A column goes.
	 *
	 * @param table its table
	 * @param column the column
	 */
	record DropColumn(TableName table, Column column) implements SchemaChange {

		@Override
		public String description() {
			return "table " + this.table + ": column " + this.column.name() + " dropped";
		}

	}

	/**
	 * A column gets another name.
	 *
	 * @param table its table, by its new name
	 * @param from its name
	 * @param column the column as it was, by its new name
	 */
	record RenameColumn(TableName table, String from, Column column) implements SchemaChange {

		@Override
		public String description() {
			return "table " + this.table + ": column " + this.from + " renamed to " + this.column.name();
		}

	}

	/**
	 * A column changes.
	 *
	 * @param table its table
	 * @param from the column
	 * @param to the column afterwards, of the same name
	 */
	record AlterColumn(Table table, Column from, Column to) implements SchemaChange {

		@Override
		public String description() {
			List<String> parts = new ArrayList<>();
			part(parts, "type", this.from.type(), this.to.type());
			if (this.from.nullable() != this.to.nullable()) {
				parts.add(this.to.nullable() ? "may be null" : "not null");
			}
			part(parts, "default", this.from.defaultValue(), this.to.defaultValue());
			part(parts, "identity", this.from.identity(), this.to.identity());
			part(parts, "generated", this.from.generated(), this.to.generated());
			if (!Objects.equals(this.from.comment(), this.to.comment())) {
				parts.add("comment changed");
			}
			return "table " + this.table.name() + ": column " + this.from.name() + " " + String.join(", ", parts);
		}

		private static void part(List<String> parts, String name, @Nullable String from, @Nullable String to) {
			if (!Objects.equals(from, to)) {
				parts.add(name + " " + Objects.requireNonNullElse(from, "none") + " to "
						+ Objects.requireNonNullElse(to, "none"));
			}
		}

	}

	/**
	 * A constraint comes.
	 *
	 * @param table its table
	 * @param constraint the constraint
	 * @param again whether it only went to make way
	 */
	record AddConstraint(Table table, TableConstraint constraint, boolean again) implements SchemaChange {

		@Override
		public String description() {
			return this.again ? "" : "table " + this.table.name() + ": " + this.constraint.description() + " added";
		}

	}

	/**
	 * A constraint goes.
	 *
	 * @param table its table
	 * @param constraint the constraint
	 * @param again whether it comes back unchanged
	 */
	record DropConstraint(TableName table, TableConstraint constraint, boolean again) implements SchemaChange {

		@Override
		public String description() {
			return this.again ? "" : "table " + this.table + ": " + this.constraint.description() + " dropped";
		}

	}

	/**
	 * An index comes.
	 *
	 * @param table its table
	 * @param index the index
	 */
	record AddIndex(Table table, Index index) implements SchemaChange {

		@Override
		public String description() {
			return "table " + this.table.name() + ": " + this.index.description() + " added";
		}

	}

	/**
	 * An index goes.
	 *
	 * @param table its table
	 * @param index the index
	 */
	record DropIndex(TableName table, Index index) implements SchemaChange {

		@Override
		public String description() {
			return "table " + this.table + ": " + this.index.description() + " dropped";
		}

	}

	/**
	 * A sequence comes.
	 *
	 * @param sequence the sequence
	 */
	record AddSequence(Sequence sequence) implements SchemaChange {

		@Override
		public String description() {
			return "sequence " + this.sequence.name() + ": added";
		}

	}

	/**
	 * A sequence goes.
	 *
	 * @param sequence the sequence
	 */
	record DropSequence(Sequence sequence) implements SchemaChange {

		@Override
		public String description() {
			return "sequence " + this.sequence.name() + ": dropped";
		}

	}

	/**
	 * A sequence changes.
	 *
	 * @param from the sequence
	 * @param to the sequence afterwards
	 */
	record AlterSequence(Sequence from, Sequence to) implements SchemaChange {

		@Override
		public String description() {
			return "sequence " + this.to.name() + ": changed";
		}

	}

	/**
	 * A named enum type comes.
	 *
	 * @param type the type
	 */
	record AddEnumType(EnumType type) implements SchemaChange {

		@Override
		public String description() {
			return "type " + this.type.name() + ": added";
		}

	}

	/**
	 * A named enum type goes.
	 *
	 * @param type the type
	 */
	record DropEnumType(EnumType type) implements SchemaChange {

		@Override
		public String description() {
			return "type " + this.type.name() + ": dropped";
		}

	}

	/**
	 * A named enum type changes its values.
	 *
	 * @param from the type
	 * @param to the type afterwards
	 */
	record AlterEnumType(EnumType from, EnumType to) implements SchemaChange {

		@Override
		public String description() {
			return "type " + this.to.name() + ": values " + this.from.values() + " to " + this.to.values();
		}

	}

}
