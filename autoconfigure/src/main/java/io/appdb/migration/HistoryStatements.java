package io.appdb.migration;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationInfo;

/**
 * The statements that change Flyway's history table, in the words of the database. Lives
 * as long as one call.
 *
 * @param table the history table, quoted
 * @param quoted writes the name of a column
 * @param installedBy who runs them, which may have to be asked for
 * @param success what a column has that says it went well
 */
record HistoryStatements(String table, UnaryOperator<String> quoted, Supplier<String> installedBy, String success) {

	String delete() {
		return "DELETE FROM " + this.table + " WHERE " + this.quoted.apply("installed_rank") + " = ?";
	}

	String updateSuccess() {
		return "UPDATE " + this.table + " SET " + this.quoted.apply("success") + " = ? WHERE "
				+ this.quoted.apply("installed_rank") + " = ?";
	}

	/**
	 * Returns the statement that takes a version out, for a script.
	 */
	String deleteVersion(String version) {
		return "DELETE FROM " + this.table + " WHERE " + this.quoted.apply("version") + " = " + literal(version)
				+ " AND " + this.quoted.apply("type") + " <> 'BASELINE';";
	}

	/**
	 * Returns the statement that enters a migration, for a script.
	 */
	String insert(KnownMigration migration) {
		MigrationInfo info = migration.info();
		String columns = Stream
			.of("installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
					"execution_time", "success")
			.map(this.quoted)
			.collect(Collectors.joining(", "));
		String values = String.join(", ", "COALESCE(MAX(" + this.quoted.apply("installed_rank") + "), 0) + 1",
				literal(info.getVersion().getVersion()), literal(info.getDescription()), literal(info.getType().name()),
				literal(info.getScript()), String.valueOf(info.getResolvedChecksum()), literal(this.installedBy.get()),
				"0", this.success);
		return "INSERT INTO " + this.table + " (" + columns + ") SELECT " + values + " FROM " + this.table + ";";
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
