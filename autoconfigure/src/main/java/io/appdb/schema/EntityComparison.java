package io.appdb.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the entities want with what the database has, with Hibernate's idea of
 * types that fit; its own validator stops at the first mismatch. Lives as long as one
 * call.
 */
final class EntityComparison {

	private final Mapping mapping;

	private final SchemaDialect schemaDialect;

	private final Catalog catalog;

	private final List<String> mismatches = new ArrayList<>();

	EntityComparison(Mapping mapping, SchemaDialect schemaDialect, Catalog catalog) {
		this.mapping = mapping;
		this.schemaDialect = schemaDialect;
		this.catalog = catalog;
	}

	List<String> mismatches() throws SQLException {
		this.mismatches.clear();
		Selection everything = this.mapping.everything();
		for (Table table : everything.tables().toList()) {
			compare("table " + this.mapping.display(table), table);
		}
		for (Table view : everything.views().toList()) {
			compare("view " + this.mapping.display(view), view);
		}
		for (Sequence sequence : everything.sequences().toList()) {
			compare(sequence);
		}
		return List.copyOf(this.mismatches);
	}

	private void compare(String subject, Table table) throws SQLException {
		if (!this.catalog.contains(table)) {
			this.mismatches.add(subject + " is missing");
			return;
		}
		Map<String, FoundColumn> columns = this.catalog.columns(table);
		for (Column column : table.getColumns()) {
			String name = this.catalog.stored(column.getNameIdentifier(this.mapping.metadata().getDatabase()));
			compare(subject + ": column " + column.getName(), column, columns.get(this.schemaDialect.columnKey(name)));
		}
	}

	private void compare(String subject, Column wanted, @Nullable FoundColumn found) {
		if (found == null) {
			this.mismatches.add(subject + " is missing");
		}
		else if (!new ColumnTypes(this.mapping, this.schemaDialect).match(wanted, found)) {
			this.mismatches.add(subject + " is " + found.display() + ", the entity wants "
					+ wanted.getSqlType(this.mapping.metadata()).toLowerCase(Locale.ROOT));
		}
	}

	private void compare(Sequence sequence) throws SQLException {
		String subject = "sequence " + this.mapping.display(sequence);
		if (!this.catalog.contains(sequence)) {
			this.mismatches.add(subject + " is missing");
			return;
		}
		long increment = this.catalog.increment(sequence);
		if (increment > 0 && increment != sequence.getIncrementSize()) {
			this.mismatches
				.add(subject + " increments by " + increment + ", the entity wants " + sequence.getIncrementSize());
		}
	}

}
