package io.appdb.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UserDefinedType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Plans the statements that drop what is there: foreign keys first where they prevent it,
 * then views, tables, sequences, types. Schemas stay. Lives as long as one call.
 */
final class Removal {

	private final Mapping mapping;

	private final SchemaDialect schemaDialect;

	private final Catalog catalog;

	private final Metadata metadata;

	private final Dialect dialect;

	private final SqlStringGenerationContext names;

	private final List<Ddl> plan = new ArrayList<>();

	Removal(Mapping mapping, SchemaDialect schemaDialect, Catalog catalog) {
		this.mapping = mapping;
		this.schemaDialect = schemaDialect;
		this.catalog = catalog;
		this.metadata = mapping.metadata();
		this.dialect = mapping.dialect();
		this.names = mapping.names();
	}

	List<Ddl> plan(Selection selection) throws SQLException {
		this.plan.clear();
		List<Table> tables = new ArrayList<>();
		for (Table table : Stream.concat(selection.views(), selection.tables()).toList()) {
			if (this.catalog.contains(table)) {
				tables.add(table);
			}
		}
		if (!selection.isEverything()) {
			refuseWhereOthersRefer(tables);
		}
		if (this.schemaDialect.keysPreventDrop()) {
			addForeignKeys(tables);
		}
		for (Table table : tables) {
			add("Dropping table '" + this.mapping.display(table) + "'",
					this.dialect.getTableExporter().getSqlDropStrings(table, this.metadata, this.names));
		}
		for (Sequence sequence : selection.sequences().toList()) {
			if (this.catalog.contains(sequence)) {
				add("Dropping sequence '" + this.mapping.display(sequence) + "'",
						this.dialect.getSequenceExporter().getSqlDropStrings(sequence, this.metadata, this.names));
			}
		}
		if (selection.isEverything()) {
			addAuxiliaryObjects();
			addTypes();
		}
		return List.copyOf(this.plan);
	}

	/**
	 * Some databases would drop the keys of tables that stay, which nothing brings back,
	 * and others would leave them pointing to nothing.
	 */
	private void refuseWhereOthersRefer(List<Table> tables) throws SQLException {
		Set<String> left = new LinkedHashSet<>();
		for (Table table : tables) {
			for (ForeignKeyName key : this.catalog.foreignKeysOnto(table)) {
				if (!isOneOf(tables, key)) {
					left.add("'" + key.table() + "' refers to '" + this.mapping.display(table) + "'"
							+ (StringUtils.hasText(key.name()) ? " (foreign key " + key.name() + ")" : ""));
				}
			}
		}
		if (!left.isEmpty()) {
			throw new IllegalStateException("dropTables(): table " + String.join(", table ", left)
					+ " and would stay: name its entity in the call too, drop the foreign key first, or drop everything"
					+ " with dropAllTables()");
		}
	}

	private boolean isOneOf(List<Table> tables, ForeignKeyName key) throws SQLException {
		for (Table table : tables) {
			if (this.catalog.isOf(key, table)) {
				return true;
			}
		}
		return false;
	}

	private void addForeignKeys(List<Table> tables) throws SQLException {
		Set<ForeignKeyName> keys = new LinkedHashSet<>();
		for (Table table : tables) {
			keys.addAll(this.catalog.foreignKeysOnto(table));
		}
		for (ForeignKeyName key : keys) {
			if (key.name() != null) {
				add("Dropping foreign key '" + key.name() + "' of table '" + key.table() + "'",
						"alter table " + qualifier(key.place().catalog()) + qualifier(key.place().schema())
								+ this.dialect.toQuotedIdentifier(key.table()) + " "
								+ this.dialect.getDropForeignKeyString() + " "
								+ this.dialect.toQuotedIdentifier(key.name()));
			}
		}
	}

	private String qualifier(@Nullable String name) {
		return (name != null) ? this.dialect.toQuotedIdentifier(name) + "." : "";
	}

	private void addAuxiliaryObjects() {
		for (AuxiliaryDatabaseObject object : this.metadata.getDatabase().getAuxiliaryDatabaseObjects()) {
			if (object.appliesToDialect(this.dialect)) {
				add("Dropping '" + object.getExportIdentifier() + "'", this.dialect.getAuxiliaryDatabaseObjectExporter()
					.getSqlDropStrings(object, this.metadata, this.names));
			}
		}
	}

	private void addTypes() {
		for (Namespace namespace : this.mapping.namespaces()) {
			List<UserDefinedType> types = namespace.getDependencyOrderedUserDefinedTypes();
			for (int index = types.size() - 1; index >= 0; index--) {
				add("Dropping type '" + types.get(index).getExportIdentifier() + "'",
						this.dialect.getUserDefinedTypeExporter()
							.getSqlDropStrings(types.get(index), this.metadata, this.names));
			}
		}
	}

	private void add(String task, String... statements) {
		for (String statement : statements) {
			if (!statement.isBlank()) {
				this.plan.add(new Ddl(statement, task, true));
			}
		}
	}

}
