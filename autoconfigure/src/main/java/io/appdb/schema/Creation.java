package io.appdb.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.NamedAuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.mapping.UserDefinedType;

/**
 * Plans the statements that create what is missing, in the order of Hibernate's own
 * schema creator and in its words. Its migrator is not used because it drops and creates
 * named enum types anew, and with them the columns of existing tables. Lives as long as
 * one call.
 */
final class Creation {

	private final Mapping mapping;

	private final SchemaDialect schemaDialect;

	private final Catalog catalog;

	private final Metadata metadata;

	private final Dialect dialect;

	private final SqlStringGenerationContext names;

	private final List<Ddl> plan = new ArrayList<>();

	Creation(Mapping mapping, SchemaDialect schemaDialect, Catalog catalog) {
		this.mapping = mapping;
		this.schemaDialect = schemaDialect;
		this.catalog = catalog;
		this.metadata = mapping.metadata();
		this.dialect = mapping.dialect();
		this.names = mapping.names();
	}

	List<Ddl> plan(Selection selection) throws SQLException {
		this.plan.clear();
		List<Table> tables = missing(selection.tables().toList());
		List<Table> views = missing(selection.views().toList());
		List<Sequence> sequences = missingSequences(selection);
		if (tables.isEmpty() && views.isEmpty() && sequences.isEmpty()) {
			return List.of();
		}
		addNamespaces(tables, sequences);
		addAuxiliaryObjects(true, selection.isEverything());
		addTypes();
		for (Sequence sequence : sequences) {
			add("Creating sequence '" + this.mapping.display(sequence) + "'",
					this.dialect.getSequenceExporter().getSqlCreateStrings(sequence, this.metadata, this.names));
		}
		tables.forEach(this::addTable);
		views.forEach(this::addTable);
		tables.forEach(this::addIndexes);
		for (Table table : tables) {
			addForeignKeys(table);
		}
		if (selection.isEverything()) {
			addAuxiliaryObjects(false, true);
		}
		return List.copyOf(this.plan);
	}

	private List<Table> missing(List<Table> tables) throws SQLException {
		List<Table> missing = new ArrayList<>();
		for (Table table : tables) {
			if (!this.catalog.contains(table)) {
				missing.add(table);
			}
		}
		return missing;
	}

	private List<Sequence> missingSequences(Selection selection) throws SQLException {
		List<Sequence> missing = new ArrayList<>();
		for (Sequence sequence : selection.sequences().toList()) {
			if (!this.catalog.contains(sequence)) {
				missing.add(sequence);
			}
		}
		return missing;
	}

	private void addNamespaces(List<Table> tables, List<Sequence> sequences) throws SQLException {
		Set<Place> places = new LinkedHashSet<>();
		for (Table table : tables) {
			places.add(this.catalog.place(table.getQualifiedTableName()));
		}
		for (Sequence sequence : sequences) {
			places.add(this.catalog.place(sequence.getName()));
		}
		for (Place place : places) {
			String database = place.catalog();
			if (database != null && this.dialect.canCreateCatalog() && !this.catalog.hasCatalog(database)) {
				add("Creating database '" + database + "'", true,
						this.dialect.getCreateCatalogCommand(this.dialect.toQuotedIdentifier(database)));
			}
			String schema = place.schema();
			if (schema != null && this.dialect.canCreateSchema() && !this.catalog.hasSchema(schema)) {
				add("Creating schema '" + schema + "'", true,
						this.dialect.getCreateSchemaCommand(this.dialect.toQuotedIdentifier(schema)));
			}
		}
	}

	/**
	 * Objects of the application's own may need any table, so they are left to the call
	 * that creates all; those Hibernate adds, like enum types, have a name.
	 */
	private void addAuxiliaryObjects(boolean beforeTables, boolean everything) {
		for (AuxiliaryDatabaseObject object : this.metadata.getDatabase().getAuxiliaryDatabaseObjects()) {
			if (object.beforeTablesOnCreation() == beforeTables && object.appliesToDialect(this.dialect)
					&& (everything || object instanceof NamedAuxiliaryDatabaseObject)) {
				add("Creating '" + object.getExportIdentifier() + "'", true,
						this.dialect.getAuxiliaryDatabaseObjectExporter()
							.getSqlCreateStrings(object, this.metadata, this.names));
			}
		}
	}

	private void addTypes() {
		for (Namespace namespace : this.mapping.namespaces()) {
			for (UserDefinedType type : namespace.getDependencyOrderedUserDefinedTypes()) {
				add("Creating type '" + type.getExportIdentifier() + "'", true,
						this.dialect.getUserDefinedTypeExporter().getSqlCreateStrings(type, this.metadata, this.names));
			}
		}
	}

	private void addTable(Table table) {
		List<String> statements = new ArrayList<>(
				List.of(this.dialect.getTableExporter().getSqlCreateStrings(table, this.metadata, this.names)));
		List<String> keys = table.isView() ? List.of() : this.schemaDialect.inlineKeys(this.mapping, table);
		if (!keys.isEmpty()) {
			statements.set(0, new TableStatement(statements.get(0)).with(keys));
		}
		if (!this.schemaDialect.hasComments()) {
			statements.removeIf((statement) -> statement.startsWith("comment on "));
		}
		add("Creating table '" + this.mapping.display(table) + "'", statements.toArray(String[]::new));
	}

	private void addIndexes(Table table) {
		String task = " of table '" + this.mapping.display(table) + "'";
		for (Index index : table.getIndexes().values()) {
			add("Creating index '" + index.getName() + "'" + task,
					this.dialect.getIndexExporter().getSqlCreateStrings(index, this.metadata, this.names));
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			add("Creating unique key '" + key.getName() + "'" + task,
					this.dialect.getUniqueKeyExporter().getSqlCreateStrings(key, this.metadata, this.names));
		}
	}

	/**
	 * Nothing can point to a view that is there.
	 */
	private void addForeignKeys(Table table) throws SQLException {
		for (ForeignKey key : table.getForeignKeyCollection()) {
			if (this.catalog.isView(key.getReferencedTable())) {
				continue;
			}
			add("Creating foreign key '" + key.getName() + "' of table '" + this.mapping.display(table) + "'",
					this.dialect.getForeignKeyExporter().getSqlCreateStrings(key, this.metadata, this.names));
		}
	}

	private void add(String task, String... statements) {
		add(task, false, statements);
	}

	private void add(String task, boolean repeatable, String... statements) {
		for (String statement : statements) {
			if (!statement.isBlank()) {
				this.plan.add(new Ddl(statement, task, repeatable));
			}
		}
	}

}
