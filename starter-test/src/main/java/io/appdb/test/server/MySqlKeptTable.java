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

	private final Kind kind;

	private String checksum = "";

	/**
	 * Notes a table.
	 * @param name the name
	 * @param columns its quoted columns without the generated ones
	 * @param copy the quoted name of the copy, nothing for a table without rows
	 * @param next the next identifier, zero without
	 * @param kind how it can be emptied
	 */
	MySqlKeptTable(String name, String columns, String copy, long next, Kind kind) {
		this.name = name;
		this.columns = columns;
		this.copy = copy;
		this.next = next;
		this.kind = kind;
	}

	String name() {
		return this.name;
	}

	boolean hadRows() {
		return !this.copy.isEmpty();
	}

	/**
	 * Whether restoring it runs statements that fire triggers.
	 */
	boolean meetsTriggers() {
		return hadRows() || this.kind == Kind.VERSIONED;
	}

	boolean hasMoved(long nextNow) {
		return this.next != nextNow;
	}

	/**
	 * Copies the rows; some servers take no table without a primary key.
	 * @return the statement
	 */
	String keep() {
		return "CREATE TABLE " + this.copy + " (appdb_kept_row BIGINT AUTO_INCREMENT PRIMARY KEY) AS SELECT "
				+ this.columns + " FROM " + MySqlDefinition.quoted(this.name);
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
		String table = MySqlDefinition.quoted(this.name);
		boolean truncated = this.kind == Kind.TRIGGERED || (moved && this.kind == Kind.ORDINARY);
		statements.add((truncated ? "TRUNCATE TABLE " : "DELETE FROM ") + table);
		if (this.kind == Kind.VERSIONED) {
			statements.add("DELETE HISTORY FROM " + table);
		}
		if (hadRows()) {
			statements
				.add("INSERT INTO " + table + " (" + this.columns + ") SELECT " + this.columns + " FROM " + this.copy);
		}
		if (this.next > 1 || (moved && !truncated)) {
			statements.add("ALTER TABLE " + table + " AUTO_INCREMENT = " + Math.max(this.next, 1));
		}
		return statements;
	}

	/**
	 * How a table can be emptied. Constants.
	 */
	enum Kind {

		/**
		 * By every statement.
		 */
		ORDINARY,

		/**
		 * By one that fires no trigger.
		 */
		TRIGGERED,

		/**
		 * Row by row, and then the rows it had before.
		 */
		VERSIONED;

		static Kind of(boolean versioned, boolean triggered) {
			if (versioned) {
				return VERSIONED;
			}
			return triggered ? TRIGGERED : ORDINARY;
		}

	}

}
