package io.appdb.schema.diff;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the domains of H2 that stand for enums with a name: texts of which only some are
 * allowed, as Hibernate makes them, or of an enum type. Without state.
 */
final class H2Domains {

	private static final String DOMAINS = "select * from INFORMATION_SCHEMA.DOMAINS where DOMAIN_SCHEMA = any(?) "
			+ "order by DOMAIN_SCHEMA, DOMAIN_NAME";

	private static final String LITERAL = "'(?:[^']|'')*'";

	/** H2 writes a list of one value as a comparison. */
	private static final Pattern CHOICE = Pattern
		.compile("VALUE (?:IN\\((%1$s(?:, %1$s)*)\\)|= (%1$s))".formatted(LITERAL));

	private static final Pattern VALUE = Pattern.compile(LITERAL);

	private H2Domains() {
	}

	static List<EnumType> read(Rows rows, H2Names names, H2Types types, Object schemas) throws SQLException {
		Map<TableName, TableName> owners = new HashMap<>();
		rows.forEach("select * from INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS",
				(row) -> owners.put(names.of(row, "CONSTRAINT"), names.of(row, "DOMAIN")));
		Map<TableName, List<String>> values = new HashMap<>();
		rows.forEach("select * from INFORMATION_SCHEMA.CHECK_CONSTRAINTS", (row) -> {
			TableName domain = owners.get(names.of(row, "CONSTRAINT"));
			if (domain != null) {
				values.put(domain, values(names.normalized(row.getString("CHECK_CLAUSE"))));
			}
		});
		List<EnumType> found = new ArrayList<>();
		rows.forEach(DOMAINS, (row) -> {
			TableName name = names.of(row, "DOMAIN");
			List<String> allowed = row.getString("DATA_TYPE").equalsIgnoreCase("ENUM") ? types.values(row)
					: values.getOrDefault(name, List.of());
			if (!allowed.isEmpty()) {
				found.add(new EnumType(name, allowed));
			}
		}, schemas);
		return found;
	}

	private static List<String> values(String condition) {
		if (!CHOICE.matcher(condition).matches()) {
			return List.of();
		}
		return VALUE.matcher(condition).results().map((value) -> text(value.group())).toList();
	}

	private static String text(String literal) {
		return literal.substring(1, literal.length() - 1).replace("''", "'");
	}

}
