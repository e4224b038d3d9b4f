package io.appdb.faults;

import io.appdb.engine.DatabaseType;

/**
 * What makes a commit fail. Constants.
 */
enum CommitTrap {

	/**
	 * A unique constraint that the server checks at the commit.
	 */
	DEFERRED_UNIQUE("deferred unique constraint", "duplicate"),

	/**
	 * A foreign key that the server checks at the commit.
	 */
	DEFERRED_FOREIGN_KEY("deferred foreign key", "reference"),

	/**
	 * An entity that is written when the commit flushes, and has the key of another.
	 */
	FLUSH("key of another row, at the flush of the commit", "duplicate");

	/**
	 * The code of a row that is there.
	 */
	static final String TAKEN = "taken";

	/**
	 * A row that is there.
	 */
	static final long PRESENT = 1;

	private static final long NOBODY = 99;

	private final String text;

	private final String code;

	CommitTrap(String text, String code) {
		this.text = text;
		this.code = code;
	}

	/**
	 * Those that a database has.
	 * @param type a database
	 * @return one or more
	 */
	static CommitTrap[] of(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> values();
			case SQLITE -> new CommitTrap[] { DEFERRED_FOREIGN_KEY, FLUSH };
			default -> new CommitTrap[] { FLUSH };
		};
	}

	/**
	 * Where it begins when not everything is tried, so that each one tries others.
	 */
	int first() {
		return switch (this) {
			case DEFERRED_UNIQUE -> 0;
			case DEFERRED_FOREIGN_KEY -> 1;
			case FLUSH -> 2;
		};
	}

	boolean isDeferred() {
		return this != FLUSH;
	}

	/**
	 * The code of the problem details that have to come.
	 */
	String code() {
		return this.code;
	}

	/**
	 * The parameters of a request whose commit fails.
	 * @param id its row
	 * @param alone whether there is nothing but that row
	 */
	String parameters(long id, boolean alone) {
		return switch (this) {
			case DEFERRED_UNIQUE -> row(id, 1, TAKEN, 0);
			case DEFERRED_FOREIGN_KEY -> row(id, NOBODY, "c" + id, 0);
			case FLUSH -> alone ? row(id, 1, TAKEN, 0) : row(id, 1, "c" + id, PRESENT);
		};
	}

	/**
	 * The parameters of a request whose commit does not fail.
	 */
	static String harmless(long id) {
		return row(id, 1, "c" + id, 0);
	}

	private static String row(long id, long owner, String code, long trap) {
		return "id=" + id + "&owner=" + owner + "&code=" + code + "&trap=" + trap;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
