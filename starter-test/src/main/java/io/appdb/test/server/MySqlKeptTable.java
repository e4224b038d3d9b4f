package io.appdb.test.server;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of MySQL or MariaDB as it was at the beginning: its next identifier and, where
 * it had rows, their checksum and the copy of them in another database. Owned by
 * {@link MySqlCleaning}, used by one thread.
 */
final class MySqlKeptTable {

	private final String name;

	private final String columns;

	private final String copy;

	private final long next;

	private final boolean triggers;

	private String checksum = "";

	/**
	 * Notes a table.
	 * @param name the name
	 * @param columns its quoted columns without the generated ones
	 * @param copy the quoted name of the copy, nothing for a table without rows
	 * @param next the next identifier, zero without
	 * @param triggers whether triggers belong to it
	 */
	MySqlKeptTable(String name, String columns, String copy, long next, boolean triggers) {
		this.name = name;
		this.columns = columns;
		this.copy = copy;
		this.next = next;
		this.triggers = triggers;
	}

	String name() {
		return this.name;
	}

	boolean hadRows() {
		return !this.copy.isEmpty();
	}

	boolean hasMoved(long nextNow) {
		return this.next != nextNow;
	}

	String keep() {
		return "CREATE TABLE " + this.copy + " AS SELECT " + this.columns + " FROM " + MySqlText.quoted(this.name);
	}

	void checksum(String value) {
		this.checksum = value;
	}

	boolean hasChecksum(String value) {
		return this.checksum.equals(value);
	}

	/**
	 * What gives the table back what it had. A table whose identifiers have moved is
	 * truncated, which is as quick as resetting them alone, and so is one with triggers:
	 * they would fire for deleted rows.
	 * @param moved whether identifiers were given out
	 * @return the statements
	 */
	List<String> restore(boolean moved) {
		List<String> statements = new ArrayList<>();
		String table = MySqlText.quoted(this.name);
		statements.add(((moved || this.triggers) ? "TRUNCATE TABLE " : "DELETE FROM ") + table);
		if (hadRows()) {
			statements
				.add("INSERT INTO " + table + " (" + this.columns + ") SELECT " + this.columns + " FROM " + this.copy);
		}
		if (this.next > 1) {
			statements.add("ALTER TABLE " + table + " AUTO_INCREMENT = " + this.next);
		}
		return statements;
	}

}
