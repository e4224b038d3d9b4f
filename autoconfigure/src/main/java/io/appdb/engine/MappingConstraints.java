package io.appdb.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.appdb.error.Constraint;
import io.appdb.error.ConstraintCatalog;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * The constraints that the entities declare, read once from Hibernate's mapping.
 * Immutable, safe for every thread.
 */
public final class MappingConstraints implements ConstraintCatalog {

	private final Map<String, TableConstraints> tables;

	private MappingConstraints(Map<String, TableConstraints> tables) {
		this.tables = tables;
	}

	/**
	 * Reads the constraints of all mapped tables. Of tables with one name in several
	 * schemas the first is known.
	 * @param metadata Hibernate's mapping
	 * @return the catalog
	 */
	public static MappingConstraints of(Metadata metadata) {
		Map<String, TableConstraints> tables = new TreeMap<>();
		for (Table table : metadata.collectTableMappings()) {
			if (table.isPhysicalTable()) {
				tables.putIfAbsent(table.getName().toLowerCase(Locale.ROOT), read(table));
			}
		}
		return new MappingConstraints(tables);
	}

	private static TableConstraints read(Table table) {
		List<Constraint> foreignKeys = new ArrayList<>();
		for (ForeignKey key : table.getForeignKeyCollection()) {
			foreignKeys.add(constraint(table, key.getName(), key.getColumns()));
		}
		Constraint primaryKey = (table.getPrimaryKey() != null)
				? constraint(table, table.getPrimaryKey().getName(), table.getPrimaryKey().getColumns()) : null;
		return new TableConstraints(primaryKey, unique(table), foreignKeys);
	}

	private static List<Constraint> unique(Table table) {
		List<Constraint> unique = new ArrayList<>();
		for (UniqueKey key : table.getUniqueKeys().values()) {
			unique.add(constraint(table, key.getName(), key.getColumns()));
		}
		for (Index index : table.getIndexes().values()) {
			if (index.isUnique()) {
				unique.add(constraint(table, index.getName(), index.getSelectables()));
			}
		}
		for (Column column : table.getColumns()) {
			if (column.isUnique()) {
				unique.add(constraint(table, column.getUniqueKeyName(), List.of(column)));
			}
		}
		return unique;
	}

	private static Constraint constraint(Table table, @Nullable String name, List<? extends Selectable> columns) {
		List<String> names = columns.stream()
			.filter(Column.class::isInstance)
			.map((column) -> ((Column) column).getName())
			.toList();
		return new Constraint((name != null && !name.isBlank()) ? name : null, table.getName(), names);
	}

	@Override
	public Optional<Constraint> byName(@Nullable String table, String name) {
		List<Constraint> found = tables(table).flatMap((constraints) -> constraints.byName(name)).distinct().toList();
		return (found.size() == 1) ? Optional.of(found.get(0)) : Optional.empty();
	}

	private Stream<TableConstraints> tables(@Nullable String table) {
		return (table != null) ? Stream.ofNullable(this.tables.get(table.toLowerCase(Locale.ROOT)))
				: this.tables.values().stream();
	}

	@Override
	public Optional<Constraint> byColumns(String table, List<String> columns) {
		return tables(table).findFirst().flatMap((constraints) -> constraints.byColumns(columns));
	}

}
