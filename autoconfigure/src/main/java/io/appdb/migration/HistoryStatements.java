package io.appdb.migration;

import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.info.MigrationInfoImpl;

/**
 * The statements that change Flyway's history table, in the words of the database. Lives
 * as long as one call.
 *
 * @param database the database as Flyway knows it
 * @param table the history table
 */
record HistoryStatements(Database<?> database, Table<?, ?> table) {

	String delete() {
		return "DELETE FROM " + this.table + " WHERE " + this.database.quote("installed_rank") + " = ?";
	}

	String updateSuccess() {
		return "UPDATE " + this.table + " SET " + this.database.quote("success") + " = ? WHERE "
				+ this.database.quote("installed_rank") + " = ?";
	}

	boolean isDdlTransactional() {
		return this.database.supportsDdlTransactions();
	}

	String createTable() {
		return this.database.getRawCreateScript(this.table, false).strip();
	}

	/**
	 * Returns the statement that takes a version out, for a script.
	 */
	String deleteVersion(String version) {
		return "DELETE FROM " + this.table + " WHERE " + this.database.quote("version") + " = " + literal(version)
				+ " AND " + this.database.quote("type") + " <> 'BASELINE';";
	}

	/**
	 * Returns the statement that enters a migration, for a script.
	 */
	String insert(MigrationInfoImpl info) {
		String columns = String.join(", ", quoted("installed_rank", "version", "description", "type", "script",
				"checksum", "installed_by", "execution_time", "success"));
		String values = String.join(", ", "COALESCE(MAX(" + this.database.quote("installed_rank") + "), 0) + 1",
				literal(info.getVersion().getVersion()), literal(info.getDescription()), literal(info.getType().name()),
				literal(info.getScript()), String.valueOf(info.getResolvedChecksum()),
				literal(this.database.getInstalledBy()), "0", this.database.getBooleanTrue());
		return "INSERT INTO " + this.table + " (" + columns + ") SELECT " + values + " FROM " + this.table + ";";
	}

	private String[] quoted(String... names) {
		String[] quoted = new String[names.length];
		for (int index = 0; index < names.length; index++) {
			quoted[index] = this.database.quote(names[index]);
		}
		return quoted;
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
