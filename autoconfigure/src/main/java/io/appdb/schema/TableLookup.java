package io.appdb.schema;

import java.sql.SQLException;
import java.util.List;

import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;

/**
 * Looks for a table by the name a caller gives. Lives as long as one call.
 */
final class TableLookup {

	private final Mapping mapping;

	private final SchemaDialect schemaDialect;

	private final Catalog catalog;

	TableLookup(Mapping mapping, SchemaDialect schemaDialect, Catalog catalog) {
		this.mapping = mapping;
		this.schemaDialect = schemaDialect;
		this.catalog = catalog;
	}

	boolean exists(String name) throws SQLException {
		TableReference reference = TableReference.parse(name);
		return exists(reference, false) || exists(reference, true)
				|| (reference.parts().size() > 1 && this.catalog.hasTable(this.catalog.place(null, null), name));
	}

	private boolean exists(TableReference reference, boolean exactly) throws SQLException {
		List<String> parts = reference.parts().stream().map((part) -> text(part, exactly)).toList();
		String table = parts.get(parts.size() - 1);
		List<String> qualifiers = parts.subList(0, parts.size() - 1);
		if (table.isEmpty() || qualifiers.size() > 2 || !this.schemaDialect.isKnown(qualifiers)) {
			return false;
		}
		return this.catalog.hasTable(place(qualifiers), table);
	}

	private String text(TableReference.Part part, boolean exactly) {
		return exactly ? part.text() : this.catalog.letterCase().stored(part.text(), part.quoted());
	}

	private Place place(List<String> qualifiers) throws SQLException {
		Place current = this.catalog.place(null, null);
		return switch (qualifiers.size()) {
			case 0 -> current;
			case 1 -> inside(current, qualifiers.get(0));
			default -> new Place(qualifiers.get(0), qualifiers.get(1));
		};
	}

	private Place inside(Place current, String qualifier) {
		NameQualifierSupport support = this.mapping.metadata()
			.getDatabase()
			.getJdbcEnvironment()
			.getNameQualifierSupport();
		if (support.supportsSchemas()) {
			return new Place(current.catalog(), qualifier);
		}
		return support.supportsCatalogs() ? new Place(qualifier, current.schema()) : current;
	}

}
