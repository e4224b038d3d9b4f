package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.appdb.schema.diff.SchemaChange.AddColumn;
import io.appdb.schema.diff.SchemaChange.AddConstraint;
import io.appdb.schema.diff.SchemaChange.AddIndex;
import io.appdb.schema.diff.SchemaChange.AddSequence;
import io.appdb.schema.diff.SchemaChange.AddTable;
import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.AlterSequence;
import io.appdb.schema.diff.SchemaChange.CommentTable;
import io.appdb.schema.diff.SchemaChange.DropColumn;
import io.appdb.schema.diff.SchemaChange.DropConstraint;
import io.appdb.schema.diff.SchemaChange.DropIndex;
import io.appdb.schema.diff.SchemaChange.DropSequence;
import io.appdb.schema.diff.SchemaChange.DropTable;
import io.appdb.schema.diff.SchemaChange.RenameColumn;
import io.appdb.schema.diff.SchemaChange.RenameTable;

/**
 * Writes a difference for MySQL and MariaDB: one statement for each table, for each takes
 * effect at once and as a whole, and foreign keys around them. Lives as long as one call.
 */
final class MySqlStatements {

	private final SchemaDifference difference;

	private final MySqlSyntax syntax;

	private final ServerRules rules;

	private final MySqlWarnings warnings;

	private final MadeUpNames names;

	private final ViewWarnings views;

	private final Map<TableName, TableAlteration> alterations = new LinkedHashMap<>();

	private final List<SchemaStatement> keysGo = new ArrayList<>();

	private final List<SchemaStatement> tables = new ArrayList<>();

	private final List<SchemaStatement> keysCome = new ArrayList<>();

	private final List<SchemaStatement> end = new ArrayList<>();

	MySqlStatements(SchemaDifference difference, MySqlSyntax syntax, ServerRules rules) {
		this.difference = difference;
		this.syntax = syntax;
		this.rules = rules;
		this.warnings = new MySqlWarnings(rules);
		this.names = new MadeUpNames(difference.renames());
		this.views = new ViewWarnings(difference.renamedBefore(), ViewWarnings.BROKEN);
	}

	List<SchemaStatement> write() {
		for (SchemaChange change : this.difference.changes()) {
			if (!tables(change) && !columns(change) && !constraints(change) && !sequences(change)) {
				throw new IllegalStateException("No statement for " + change);
			}
		}
		RecreatedForeignKeys.of(this.difference).forEach((lifted) -> {
			dropKey(lifted);
			this.keysCome.add(alter(lifted.table(), "add " + this.syntax.definition(lifted.constraint()), List.of()));
		});
		this.difference.renamedBefore().tables().forEach(this::keepIndexesForKeys);
		List<SchemaStatement> all = new ArrayList<>(
				new MySqlRenames(this.difference, this.syntax, this.rules).statements());
		all.addAll(this.keysGo);
		all.addAll(this.tables);
		this.alterations.values().forEach((table) -> table.statement().ifPresent(all::add));
		all.addAll(this.keysCome);
		all.addAll(this.end);
		return List.copyOf(all);
	}

	private boolean tables(SchemaChange change) {
		if (change instanceof AddTable add) {
			return this.tables.add(SchemaStatement.of(this.syntax.createTable(add.table())));
		}
		if (change instanceof DropTable drop) {
			return this.tables.add(new SchemaStatement("drop table " + this.syntax.name(drop.table().name()),
					this.views.with(Warnings.dropped(drop.table()), drop), true));
		}
		if (change instanceof CommentTable comment) {
			alteration(comment.table().name()).comment(comment.table());
		}
		return change instanceof CommentTable || change instanceof RenameTable;
	}

	private SchemaStatement alter(TableName table, String clause, List<String> sentences) {
		return new SchemaStatement(this.syntax.alter(table, List.of(clause)), sentences);
	}

	private TableAlteration alteration(TableName table) {
		return this.alterations.computeIfAbsent(table, (name) -> new TableAlteration(name, this.syntax));
	}

	private boolean columns(SchemaChange change) {
		if (change instanceof AddColumn add) {
			alteration(add.table().name()).add(add.table(), add.column());
			alteration(add.table().name()).warn(this.warnings.added(add.table(), add.column()));
			return true;
		}
		if (change instanceof DropColumn drop) {
			alteration(drop.table()).drop(drop.column());
			alteration(drop.table()).lose(Losses.isDropped(drop));
			alteration(drop.table()).warn(this.views.with(Warnings.dropped(drop.table(), drop.column()), drop));
			return true;
		}
		if (change instanceof AlterColumn alter) {
			alter(alter);
			return true;
		}
		return change instanceof RenameColumn;
	}

	private void alter(AlterColumn change) {
		TableAlteration table = alteration(change.table().name());
		if (TableAlteration.isComputedAnew(change.from(), change.to())) {
			table.replace(change.table(), change.from(), change.to());
		}
		else {
			passThrough(change);
			table.modify(change.table(), change.to().name());
		}
		table.warn(this.warnings.altered(change.table(), change.from(), change.to()));
		table.lose(MySqlWarnings.isLoss(change));
	}

	private void passThrough(AlterColumn change) {
		Column to = change.to();
		String between = this.rules.between(change.from().type(), to.type());
		if (!between.isEmpty()) {
			Column column = new Column(to.name(), between, change.from().nullable(), null, null, null, null);
			this.tables.add(alter(change.table().name(), "modify column " + this.syntax.definition(column), List.of()));
		}
	}

	private boolean constraints(SchemaChange change) {
		if (change instanceof DropConstraint drop) {
			drop(drop);
			return true;
		}
		if (change instanceof AddConstraint add) {
			add(add);
			return true;
		}
		if (change instanceof DropIndex drop) {
			alteration(drop.table()).drop(drop.index());
			alteration(drop.table()).warn(this.difference.warnings(drop));
			return true;
		}
		if (change instanceof AddIndex add && !isNew(add.table())) {
			alteration(add.table().name()).add(add.index());
			alteration(add.table().name()).warn(Warnings.added(add.table(), add.index()));
		}
		return change instanceof AddIndex;
	}

	private boolean isNew(Table table) {
		return this.difference.renamedBefore().table(table.name()).isEmpty();
	}

	private void drop(DropConstraint drop) {
		if (drop.constraint() instanceof ForeignKey) {
			dropKey(drop);
		}
		else if (MySqlSyntax.isWithinColumn(drop.constraint())) {
			modifyColumnOf(drop.constraint(), this.difference.after().table(drop.table()).orElseThrow());
		}
		else {
			alteration(drop.table()).drop(drop.constraint(), this.names.of(drop.table(), drop.constraint()));
		}
	}

	private void dropKey(DropConstraint drop) {
		this.keysGo.add(alter(drop.table(),
				this.syntax.drop(drop.constraint(), this.names.of(drop.table(), drop.constraint())), List.of()));
	}

	private void modifyColumnOf(TableConstraint check, Table wanted) {
		String name = check.name().substring(1, check.name().length() - 1).replace("``", "`");
		alteration(wanted.name()).modify(wanted, name);
	}

	private void add(AddConstraint add) {
		List<String> sentences = (add.again() || isNew(add.table())) ? List.of()
				: Warnings.added(add.table(), add.constraint());
		if (add.constraint() instanceof ForeignKey) {
			this.keysCome.add(alter(add.table().name(), "add " + this.syntax.definition(add.constraint()), sentences));
			return;
		}
		alteration(add.table().name()).warn(sentences);
		if (MySqlSyntax.isWithinColumn(add.constraint())) {
			modifyColumnOf(add.constraint(), add.table());
		}
		else {
			alteration(add.table().name()).add(add.constraint());
		}
	}

	private void keepIndexesForKeys(Table before) {
		this.difference.after().table(before.name()).ifPresent((after) -> {
			KeyIndexes indexes = new KeyIndexes(before, after);
			indexes.gone().forEach((index) -> alteration(before.name()).drop(index));
			indexes.coming().forEach((index) -> alteration(before.name()).add(index));
		});
	}

	private boolean sequences(SchemaChange change) {
		if (change instanceof AddSequence add) {
			return this.tables.add(SchemaStatement.of(this.syntax.createSequence(add.sequence())));
		}
		if (change instanceof AlterSequence alter) {
			return this.tables.add(SchemaStatement.of(this.syntax.alterSequence(alter.from(), alter.to())));
		}
		return change instanceof DropSequence drop
				&& this.end.add(SchemaStatement.of(this.syntax.dropSequence(drop.sequence())));
	}

}
