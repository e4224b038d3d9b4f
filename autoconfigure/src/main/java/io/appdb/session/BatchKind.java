package io.appdb.session;

/**
 * What a batch does with its entities. Constants, safe for every thread.
 */
public enum BatchKind {

	/**
	 * Writes a new row for each entity.
	 */
	INSERT("batchInsert"),

	/**
	 * Writes the state of each entity over its row.
	 */
	UPDATE("batchUpdate"),

	/**
	 * Removes the row of each entity.
	 */
	DELETE("batchDelete"),

	/**
	 * Writes each entity over its row, or as a new row where there is none.
	 */
	UPSERT("batchUpsert");

	private final String call;

	BatchKind(String call) {
		this.call = call;
	}

	/**
	 * Returns the name of the session's call.
	 * @return the name for messages, without brackets
	 */
	public String call() {
		return this.call;
	}

}
