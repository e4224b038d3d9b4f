package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes the types of columns as H2's information schema describes them. Lives as long as
 * one call.
 */
final class H2Types {

	/** The most letters or bytes there may be; nobody says so. */
	private static final long MOST = 1_000_000_000;

	private static final int MOST_ELEMENTS = 65_536;

	private final Map<String, Type> elements = new HashMap<>();

	private final Map<String, List<String>> fields = new HashMap<>();

	private final Map<String, Type> fieldTypes = new HashMap<>();

	private final Map<String, List<String>> values = new HashMap<>();

	private final Identifiers identifiers;

	H2Types(Rows rows, Identifiers identifiers) throws SQLException {
		this.identifiers = identifiers;
		rows.forEach("select * from INFORMATION_SCHEMA.ELEMENT_TYPES", (row) -> this.elements
			.put(object(row) + row.getString("COLLECTION_TYPE_IDENTIFIER"), type(row, object(row))));
		rows.forEach("select * from INFORMATION_SCHEMA.FIELDS order by ORDINAL_POSITION", (row) -> {
			String key = object(row) + row.getString("ROW_IDENTIFIER");
			this.fields.computeIfAbsent(key, (name) -> new ArrayList<>()).add(row.getString("FIELD_NAME"));
			this.fieldTypes.put(key + "." + row.getString("FIELD_NAME"), type(row, object(row)));
		});
		rows.forEach("select * from INFORMATION_SCHEMA.ENUM_VALUES order by VALUE_ORDINAL",
				(row) -> this.values
					.computeIfAbsent(object(row) + row.getString("ENUM_IDENTIFIER"), (name) -> new ArrayList<>())
					.add(row.getString("VALUE_NAME")));
	}

	private static String object(ResultSet row) throws SQLException {
		return owner(row.getString("OBJECT_SCHEMA"), row.getString("OBJECT_NAME"));
	}

	private static String owner(String schema, String name) {
		return schema + "." + name + ".";
	}

	/**
	 * Returns the type of a column.
	 * @param row a row of {@code INFORMATION_SCHEMA.COLUMNS}
	 */
	String text(ResultSet row) throws SQLException {
		return text(type(row, owner(row.getString("TABLE_SCHEMA"), row.getString("TABLE_NAME"))));
	}

	private String text(Type type) {
		return switch (type.kind()) {
			case "ENUM" ->
				"enum(" + values(type).stream().map(SqlText::literal).collect(Collectors.joining(", ")) + ")";
			case "ARRAY" -> text(Objects.requireNonNull(this.elements.get(type.key()))) + type.plain();
			case "ROW" -> "row(" + String.join(", ",
					this.fields.getOrDefault(type.key(), List.of())
						.stream()
						.map((name) -> this.identifiers.name(name) + " "
								+ text(Objects.requireNonNull(this.fieldTypes.get(type.key() + "." + name))))
						.toList())
					+ ")";
			default -> type.plain();
		};
	}

	private List<String> values(Type type) {
		return this.values.getOrDefault(type.key(), List.of());
	}

	/**
	 * Returns the values of an enum with a name.
	 * @param row a row of {@code INFORMATION_SCHEMA.DOMAINS}
	 */
	List<String> values(ResultSet row) throws SQLException {
		return values(type(row, owner(row.getString("DOMAIN_SCHEMA"), row.getString("DOMAIN_NAME"))));
	}

	private static Type type(ResultSet row, String owner) throws SQLException {
		String kind = row.getString("DATA_TYPE").toUpperCase(Locale.ROOT);
		return new Type(owner + row.getString("DTD_IDENTIFIER"), kind, plain(kind, row));
	}

	private static String plain(String kind, ResultSet row) throws SQLException {
		return switch (kind) {
			case "CHARACTER" -> "char" + length(row, Long.MAX_VALUE);
			case "CHARACTER VARYING" -> "varchar" + length(row, MOST);
			case "CHARACTER LARGE OBJECT" -> "clob" + length(row, Long.MAX_VALUE);
			case "BINARY" -> "binary" + length(row, Long.MAX_VALUE);
			case "BINARY VARYING" -> "varbinary" + length(row, MOST);
			case "BINARY LARGE OBJECT" -> "blob" + length(row, Long.MAX_VALUE);
			case "VARCHAR_IGNORECASE", "JSON", "JAVA_OBJECT" -> kind.toLowerCase(Locale.ROOT) + length(row, MOST);
			case "NUMERIC", "DECFLOAT" -> kind.toLowerCase(Locale.ROOT) + precision(row);
			case "TIME", "TIMESTAMP", "TIME WITH TIME ZONE", "TIMESTAMP WITH TIME ZONE" ->
				moment(kind.toLowerCase(Locale.ROOT), row.getInt("DATETIME_PRECISION"));
			case "INTERVAL" -> interval(row.getString("INTERVAL_TYPE").toLowerCase(Locale.ROOT),
					row.getInt("INTERVAL_PRECISION"), row.getInt("DATETIME_PRECISION"));
			case "GEOMETRY" -> "geometry" + geometry(row);
			case "ARRAY" -> " array" + ((row.getInt("MAXIMUM_CARDINALITY") == MOST_ELEMENTS) ? ""
					: "[" + row.getInt("MAXIMUM_CARDINALITY") + "]");
			default -> kind.toLowerCase(Locale.ROOT);
		};
	}

	private static String length(ResultSet row, long most) throws SQLException {
		long length = row.getLong("CHARACTER_MAXIMUM_LENGTH");
		return (length == most) ? "" : "(" + length + ")";
	}

	private static String precision(ResultSet row) throws SQLException {
		int precision = row.getInt("DECLARED_NUMERIC_PRECISION");
		int scale = row.getInt("DECLARED_NUMERIC_SCALE");
		return (precision == 0) ? "" : (scale == 0) ? "(" + precision + ")" : "(" + precision + "," + scale + ")";
	}

	private static String moment(String kind, int precision) {
		int end = (kind.indexOf(' ') < 0) ? kind.length() : kind.indexOf(' ');
		return kind.substring(0, end) + "(" + precision + ")" + kind.substring(end);
	}

	private static String interval(String kind, int precision, int fraction) {
		int end = kind.indexOf(" to ");
		if (end < 0) {
			return "interval " + kind + "(" + precision + (kind.equals("second") ? ", " + fraction : "") + ")";
		}
		return "interval " + kind.substring(0, end) + "(" + precision + ")" + kind.substring(end)
				+ (kind.endsWith("second") ? "(" + fraction + ")" : "");
	}

	private static String geometry(ResultSet row) throws SQLException {
		String kind = row.getString("GEOMETRY_TYPE");
		String system = row.getString("GEOMETRY_SRID");
		if (kind == null && system == null) {
			return "";
		}
		String named = Objects.requireNonNullElse(kind, "GEOMETRY").toLowerCase(Locale.ROOT);
		return "(" + named + ((system != null) ? ", " + system : "") + ")";
	}

	/**
	 * A type as it is described.
	 *
	 * @param key what its parts are found by
	 * @param kind what it is called
	 * @param plain its text without its parts
	 */
	private record Type(String key, String kind, String plain) {

	}

}
