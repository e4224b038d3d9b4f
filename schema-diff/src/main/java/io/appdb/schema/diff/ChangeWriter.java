package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

import io.appdb.schema.diff.SchemaChange.AddColumn;
import io.appdb.schema.diff.SchemaChange.AddConstraint;
import io.appdb.schema.diff.SchemaChange.AddEnumType;
import io.appdb.schema.diff.SchemaChange.AddIndex;
import io.appdb.schema.diff.SchemaChange.AddSequence;
import io.appdb.schema.diff.SchemaChange.AddTable;
import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.AlterEnumType;
import io.appdb.schema.diff.SchemaChange.AlterSequence;
import io.appdb.schema.diff.SchemaChange.CommentTable;
import io.appdb.schema.diff.SchemaChange.DropColumn;
import io.appdb.schema.diff.SchemaChange.DropConstraint;
import io.appdb.schema.diff.SchemaChange.DropEnumType;
import io.appdb.schema.diff.SchemaChange.DropIndex;
import io.appdb.schema.diff.SchemaChange.DropSequence;
import io.appdb.schema.diff.SchemaChange.DropTable;
import io.appdb.schema.diff.SchemaChange.RenameColumn;
import io.appdb.schema.diff.SchemaChange.RenameTable;

/**
 * Writes the steps of a difference one after the other, with what they may lose. Lives as
 * long as one call.
 */
final class ChangeWriter {

	private final SchemaDifference difference;

	private final DdlSyntax syntax;

	private final Set<TableName> newTables = new HashSet<>();

	private final ViewWarnings views;

	private final ViewWarnings renamed;

	private final List<SchemaStatement> statements = new ArrayList<>();

	ChangeWriter(SchemaDifference difference, DdlSyntax syntax) {
		this.difference = difference;
		this.syntax = syntax;
		this.views = new ViewWarnings(difference.renamedBefore(), ViewWarnings.REFUSED);
		this.renamed = new ViewWarnings(difference.renamedBefore(), ViewWarnings.BROKEN);
	}

	List<SchemaStatement> write() {
		addSchemas();
		for (SchemaChange change : this.syntax.steps(this.difference)) {
			int first = this.statements.size();
			if (!tables(change) && !columns(change) && !constraints(change) && !others(change)) {
				throw new IllegalStateException("No statement for " + change);
			}
			if (Losses.areIn(change)) {
				this.statements.set(first, this.statements.get(first).asDestructive());
			}
		}
		return List.copyOf(this.statements);
	}

	/**
	 * A schema may be there with nothing in it that is compared, so it stays on the way
	 * back.
	 */
	private void addSchemas() {
		SortedSet<String> schemas = this.difference.after().schemas();
		schemas.removeAll(this.difference.before().schemas());
		schemas.forEach((schema) -> write(this.syntax.addSchema(schema), List.of()));
	}

	private boolean tables(SchemaChange change) {
		if (change instanceof AddTable add) {
			this.newTables.add(add.table().name());
			return write(this.syntax.addTable(add.table()), List.of());
		}
		if (change instanceof DropTable drop) {
			return write(this.syntax.dropTable(drop.table()),
					with(Warnings.dropped(drop.table()), this.views.of(drop)));
		}
		if (change instanceof RenameTable rename) {
			return write(this.syntax.renameTable(rename.from(), rename.to()), this.renamed.ofRenamed(rename.from()));
		}
		return change instanceof CommentTable comment && write(this.syntax.commentTable(comment.table()), List.of());
	}

	private boolean columns(SchemaChange change) {
		if (change instanceof AddColumn add) {
			return write(this.syntax.addColumn(add.table(), add.column()),
					this.syntax.warnings(add.table(), add.column()));
		}
		if (change instanceof DropColumn drop) {
			return write(this.syntax.dropColumn(drop.table(), drop.column()),
					with(Warnings.dropped(drop.table(), drop.column()), this.views.of(drop)));
		}
		if (change instanceof RenameColumn rename) {
			return write(this.syntax.renameColumn(rename.table(), rename.from(), rename.column()),
					this.renamed.ofRenamed(rename.table(), rename.from()));
		}
		return change instanceof AlterColumn alter
				&& write(this.syntax.alterColumn(alter.table(), alter.from(), alter.to()),
						with(Warnings.altered(alter.table(), alter.from(), alter.to()), this.views.of(alter)));
	}

	private boolean constraints(SchemaChange change) {
		if (change instanceof AddConstraint add) {
			boolean empty = this.newTables.contains(add.table().name());
			return write(this.syntax.addConstraint(add.table(), add.constraint()),
					(empty || add.again()) ? List.of() : Warnings.added(add.table(), add.constraint()));
		}
		if (change instanceof DropConstraint drop) {
			return write(this.syntax.dropConstraint(drop.table(), drop.constraint()), List.of());
		}
		if (change instanceof AddIndex add) {
			return write(this.syntax.addIndex(add.table(), add.index()),
					(this.newTables.contains(add.table().name()) || isAgain(add)) ? List.of()
							: Warnings.added(add.table(), add.index()));
		}
		return change instanceof DropIndex drop
				&& write(this.syntax.dropIndex(drop.table(), drop.index()), this.difference.warnings(drop));
	}

	/**
	 * Whether an index only went to make way.
	 */
	private boolean isAgain(AddIndex add) {
		return this.difference.renamedBefore()
			.table(add.table().name())
			.filter((table) -> table.indexes().contains(add.index()))
			.isPresent();
	}

	private boolean others(SchemaChange change) {
		if (change instanceof AddSequence add) {
			return write(this.syntax.addSequence(add.sequence()), List.of());
		}
		if (change instanceof DropSequence drop) {
			return write(this.syntax.dropSequence(drop.sequence()), List.of());
		}
		if (change instanceof AlterSequence alter) {
			return write(this.syntax.alterSequence(alter.from(), alter.to()), List.of());
		}
		if (change instanceof AddEnumType add) {
			return write(this.syntax.addEnumType(add.type()), List.of());
		}
		if (change instanceof DropEnumType drop) {
			return write(this.syntax.dropEnumType(drop.type()), List.of());
		}
		return change instanceof AlterEnumType alter && write(this.syntax.alterEnumType(alter.from(), alter.to(),
				this.difference.renamedBefore(), this.difference.after()), warnings(alter));
	}

	private List<String> warnings(AlterEnumType alter) {
		String type = this.syntax.identifiers().name(alter.to().name());
		return with(
				alter.to().values().containsAll(alter.from().values()) ? List.of()
						: List.of("type " + alter.to().name() + " loses values: this fails if a row has one of them"),
				this.syntax.isMadeAnew(alter, this.difference)
						? this.views.of((column) -> this.syntax.hasType(type, column)) : List.of());
	}

	private static List<String> with(List<String> sentences, List<String> more) {
		return Stream.concat(sentences.stream(), more.stream()).toList();
	}

	private boolean write(List<String> sql, List<String> warnings) {
		for (int i = 0; i < sql.size(); i++) {
			this.statements.add(new SchemaStatement(sql.get(i), (i == 0) ? warnings : List.of()));
		}
		return true;
	}

}
