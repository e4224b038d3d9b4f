package io.appdb.schema.diff;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The enums that are types of their own as Hibernate makes them on H2: domains of texts
 * with a check of the values. Without state.
 */
final class H2Enums {

	private static final String LITERAL = "'(?:[^']|'')*'";

	private static final Pattern CHECK = Pattern.compile("VALUE(?: = %1$s| IN\\(%1$s(?:, %1$s)*\\))".formatted(LITERAL),
			Pattern.CASE_INSENSITIVE);

	private static final Pattern VALUE = Pattern.compile(LITERAL);

	private H2Enums() {
	}

	static List<EnumType> read(Rows rows, H2Names names, Object schemas) throws SQLException {
		Map<TableName, String> checks = new HashMap<>();
		rows.forEach("select * from INFORMATION_SCHEMA.CHECK_CONSTRAINTS where CONSTRAINT_SCHEMA = any(?)",
				(row) -> checks.put(names.of(row, "CONSTRAINT"), names.normalized(row.getString("CHECK_CLAUSE"))),
				schemas);
		List<EnumType> enums = new ArrayList<>();
		rows.forEach("select * from INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS where DOMAIN_SCHEMA = any(?)", (row) -> {
			String check = checks.getOrDefault(names.of(row, "CONSTRAINT"), "");
			if (CHECK.matcher(check).matches()) {
				enums.add(new EnumType(names.of(row, "DOMAIN"), values(check)));
			}
		}, schemas);
		return enums;
	}

	private static List<String> values(String check) {
		return VALUE.matcher(check)
			.results()
			.map(MatchResult::group)
			.map((literal) -> literal.substring(1, literal.length() - 1).replace("''", "'"))
			.toList();
	}

	/**
	 * Returns what stands behind the name of the domain.
	 */
	static String definition(EnumType type) {
		int length = type.values().stream().mapToInt(String::length).max().orElse(1);
		return "varchar(" + length + ") check (value in (" + SqlText.literals(type.values()) + "))";
	}

}
