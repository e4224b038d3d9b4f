package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * Finds the steps from a schema to another. Lives as long as one call.
 */
final class Comparison {

	private final SchemaModel before;

	private final Renames renames;

	private final Map<TableName, Table> old = new LinkedHashMap<>();

	private final Map<TableName, Table> wanted = new LinkedHashMap<>();

	private final Map<Phase, List<SchemaChange>> plan = new EnumMap<>(Phase.class);

	private final SchemaModel after;

	Comparison(SchemaModel before, SchemaModel after, Renames renames) {
		this.before = before;
		this.renames = renames;
		renames.applyTo(before).tables().forEach((table) -> this.old.put(table.name(), table));
		this.after = new SchemaModel(after.tables().stream().map(this::withOldNames).toList(), after.sequences(),
				after.enumTypes());
		this.after.tables().forEach((table) -> this.wanted.put(table.name(), table));
	}

	/**
	 * What stays keeps its name, so that the way back finds it.
	 */
	private Table withOldNames(Table table) {
		Table from = this.old.get(table.name());
		return (from != null) ? new PreservedNames(from, table).table() : table;
	}

	/**
	 * Returns the schema that the steps lead to.
	 */
	SchemaModel after() {
		return this.after;
	}

	List<SchemaChange> changes() {
		addRenames();
		compareTypes();
		compareSequences();
		DropOrder goes = new DropOrder(gone());
		goes.keys().forEach((key) -> add(Phase.DROP_FOREIGN_KEYS, key));
		goes.tables().forEach((table) -> add(Phase.DROP_TABLES, new DropTable(table)));
		DropOrder.reversed(come()).forEach(this::addTable);
		both().forEach(this::compare);
		compareForeignKeys();
		return Stream.of(Phase.values()).flatMap((phase) -> changes(phase).stream()).toList();
	}

	private void addRenames() {
		this.renames.tables().forEach((from, to) -> add(Phase.RENAMES, new RenameTable(from, to)));
		this.renames.columns()
			.forEach((table, names) -> names.forEach((from, to) -> add(Phase.RENAMES,
					renamed(Objects.requireNonNull(this.old.get(this.renames.table(table))), from, to))));
	}

	private static SchemaChange renamed(Table table, String from, String to) {
		return new RenameColumn(table.name(), from, table.column(to).orElseThrow());
	}

	private void add(Phase phase, SchemaChange change) {
		this.plan.computeIfAbsent(phase, (key) -> new ArrayList<>()).add(change);
	}

	private List<SchemaChange> changes(Phase phase) {
		return this.plan.getOrDefault(phase, List.of());
	}

	private List<Table> gone() {
		return this.old.values().stream().filter((table) -> !this.wanted.containsKey(table.name())).toList();
	}

	private List<Table> come() {
		return this.wanted.values().stream().filter((table) -> !this.old.containsKey(table.name())).toList();
	}

	private Stream<Table> both() {
		return this.old.values().stream().filter((table) -> this.wanted.containsKey(table.name()));
	}

	private Table wanted(Table table) {
		return Objects.requireNonNull(this.wanted.get(table.name()));
	}

	private void compareTypes() {
		Map<TableName, EnumType> now = byName(this.before.enumTypes(), EnumType::name);
		Map<TableName, EnumType> then = byName(this.after.enumTypes(), EnumType::name);
		now.values()
			.stream()
			.filter((type) -> !then.containsKey(type.name()))
			.forEach((type) -> add(Phase.DROP_TYPES, new DropEnumType(type)));
		then.values().forEach((type) -> {
			EnumType from = now.get(type.name());
			if (from == null) {
				add(Phase.ADD_TYPES, new AddEnumType(type));
			}
			else if (!from.equals(type)) {
				add(Phase.ADD_TYPES, new AlterEnumType(from, type));
			}
		});
	}

	private void compareSequences() {
		Map<TableName, Sequence> now = byName(this.before.sequences(), Sequence::name);
		Map<TableName, Sequence> then = byName(this.after.sequences(), Sequence::name);
		now.values()
			.stream()
			.filter((sequence) -> !then.containsKey(sequence.name()))
			.forEach((sequence) -> add(Phase.DROP_TYPES, new DropSequence(sequence)));
		then.values().forEach((sequence) -> {
			Sequence from = now.get(sequence.name());
			if (from == null) {
				add(Phase.ADD_TYPES, new AddSequence(sequence));
			}
			else if (!from.equals(sequence)) {
				add(Phase.ADD_TYPES, new AlterSequence(from, sequence));
			}
		});
	}

	private static <T> Map<TableName, T> byName(List<T> things, Function<T, TableName> name) {
		return things.stream()
			.collect(Collectors.toMap(name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
	}

	private void addTable(Table table) {
		add(Phase.ADD_TABLES, new AddTable(table));
		table.ownIndexes().forEach((index) -> add(Phase.ADD_CONSTRAINTS, new AddIndex(table, index)));
		table.foreignKeys().forEach((key) -> add(Phase.ADD_FOREIGN_KEYS, new AddConstraint(table, key, false)));
	}

	private void compare(Table from) {
		Table to = wanted(from);
		compareColumns(from, to);
		compareConstraints(from, to);
		Matches<Index> indexes = Matches.of(from.ownIndexes(), to.ownIndexes(), Index::name, Index::meaning);
		indexes.dropped().forEach((index) -> add(Phase.DROP_CONSTRAINTS, new DropIndex(to.name(), index)));
		indexes.added().forEach((index) -> add(Phase.ADD_CONSTRAINTS, new AddIndex(to, index)));
		if (!Objects.equals(from.comment(), to.comment())) {
			add(Phase.COMMENTS, new CommentTable(to));
		}
	}

	private void compareColumns(Table from, Table to) {
		for (Column column : from.columns()) {
			if (to.column(column.name()).isEmpty()) {
				add((column.generated() != null) ? Phase.DROP_GENERATED : Phase.DROP_COLUMNS,
						new DropColumn(to.name(), column));
			}
		}
		for (Column column : to.columns()) {
			Column was = from.column(column.name()).orElse(null);
			if (was == null) {
				add((column.generated() != null) ? Phase.ADD_GENERATED : Phase.ADD_COLUMNS, new AddColumn(to, column));
			}
			else if (!was.equals(column)) {
				add(Phase.ALTER_COLUMNS, new AlterColumn(to, was, column));
			}
		}
	}

	private void compareConstraints(Table from, Table to) {
		Matches<TableConstraint> matches = Matches.of(constraints(from), constraints(to), TableConstraint::name,
				TableConstraint::meaning);
		matches.dropped()
			.forEach((constraint) -> add(Phase.DROP_CONSTRAINTS, new DropConstraint(to.name(), constraint, false)));
		matches.added().forEach((constraint) -> add(Phase.ADD_CONSTRAINTS, new AddConstraint(to, constraint, false)));
	}

	private static List<TableConstraint> constraints(Table table) {
		return table.constraints().filter((constraint) -> !(constraint instanceof ForeignKey)).toList();
	}

	private void compareForeignKeys() {
		Set<TableName> keysGo = changes(Phase.DROP_CONSTRAINTS).stream()
			.filter((change) -> change instanceof DropConstraint drop
					&& !(drop.constraint() instanceof CheckConstraint))
			.map((change) -> ((DropConstraint) change).table())
			.collect(Collectors.toSet());
		both().forEach((from) -> {
			Table to = wanted(from);
			Matches<ForeignKey> keys = Matches.of(from.foreignKeys(), to.foreignKeys(), ForeignKey::name,
					ForeignKey::meaning);
			keys.dropped().forEach((key) -> add(Phase.DROP_FOREIGN_KEYS, new DropConstraint(to.name(), key, false)));
			keys.added().forEach((key) -> add(Phase.ADD_FOREIGN_KEYS, new AddConstraint(to, key, false)));
			keys.kept().keySet().stream().filter((key) -> keysGo.contains(key.target())).forEach((key) -> {
				add(Phase.DROP_FOREIGN_KEYS, new DropConstraint(to.name(), key, true));
				add(Phase.ADD_FOREIGN_KEYS, new AddConstraint(to, key, true));
			});
		});
	}

}
