package io.appdb.schema.diff;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What H2 takes for granted where a statement does not say it: that depends on the mode
 * and the settings of the database. Immutable.
 *
 * @param nullOrder {@code LOW}, {@code HIGH}, {@code FIRST} or {@code LAST}
 * @param nullsDistinct whether two nulls differ in a unique key: {@code YES}, {@code NO}
 * or {@code ALL}, where they do only if the whole key is null
 */
record H2Defaults(String nullOrder, String nullsDistinct) {

	private static final String SETTINGS = "select SETTING_NAME, SETTING_VALUE from INFORMATION_SCHEMA.SETTINGS "
			+ "where SETTING_NAME in ('MODE', 'DEFAULT_NULL_ORDERING')";

	static H2Defaults read(Rows rows) throws SQLException {
		Map<String, String> settings = new HashMap<>();
		rows.forEach(SETTINGS, (row) -> settings.put(row.getString("SETTING_NAME"), row.getString("SETTING_VALUE")));
		return new H2Defaults(Objects.requireNonNullElse(settings.get("DEFAULT_NULL_ORDERING"), "LOW"),
				switch (Objects.requireNonNullElse(settings.get("MODE"), "REGULAR")) {
					case "Derby", "MSSQLServer" -> "NO";
					case "Oracle" -> "ALL";
					default -> "YES";
				});
	}

	/**
	 * Says where the nulls of a column of an index stand, empty when it is the usual
	 * place.
	 */
	String nullOrder(boolean descending, String found) {
		String usual = switch (this.nullOrder) {
			case "LOW" -> descending ? "LAST" : "FIRST";
			case "HIGH" -> descending ? "FIRST" : "LAST";
			default -> this.nullOrder;
		};
		return (found == null || found.equals(usual)) ? "" : found.equals("FIRST") ? "nulls first" : "nulls last";
	}

	/**
	 * Says which nulls differ, empty when it is the usual way.
	 */
	String nullsDistinct(String found) {
		if (found == null || found.equals(this.nullsDistinct)) {
			return "";
		}
		return switch (found) {
			case "NO" -> "nulls not distinct";
			case "ALL" -> "nulls all distinct";
			default -> "nulls distinct";
		};
	}

}
