package io.appdb.schema;

import java.util.Locale;

import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.type.descriptor.jdbc.JdbcType;

/**
 * Decides whether the type of a column fits. Hibernate's rule, which is not public there:
 * the same or an equivalent JDBC type, or the same name. Lives as long as one call.
 *
 * @param mapping what the entities want
 * @param schemaDialect what the database takes for the same
 */
record ColumnTypes(Mapping mapping, SchemaDialect schemaDialect) {

	boolean match(Column wanted, FoundColumn found) {
		Metadata metadata = this.mapping.metadata();
		Dialect dialect = this.mapping.dialect();
		int code = wanted.getSqlTypeCode(metadata);
		String name = normalize(withoutArguments(wanted.getSqlType(metadata)));
		if (dialect.equivalentTypes(code, found.typeCode())
				|| name.equals(normalize(withoutArguments(found.typeName())))
				|| this.schemaDialect.isSameType(name, found.typeName())) {
			return true;
		}
		JdbcType resolved = dialect.resolveSqlTypeDescriptor(found.typeName(), found.typeCode(), found.size(),
				found.digits(), metadata.getDatabase().getTypeConfiguration().getJdbcTypeRegistry());
		return dialect.equivalentTypes(code, resolved.getDefaultSqlTypeCode());
	}

	private static String withoutArguments(String type) {
		int start = type.indexOf('(');
		return (start > 0) ? type.substring(0, start).trim() : type;
	}

	private static String normalize(String type) {
		String name = type.toLowerCase(Locale.ROOT);
		return switch (name) {
			case "int" -> "integer";
			case "character" -> "char";
			case "character varying" -> "varchar";
			case "binary varying" -> "varbinary";
			case "character large object" -> "clob";
			case "binary large object" -> "blob";
			case "interval second" -> "interval";
			case "double precision" -> "double";
			default -> name;
		};
	}

}
