package io.appdb.schema;

/**
 * What happens to the schema at start-up; the values of {@code app.db.schema.mode}.
 */
public enum SchemaMode {

	/**
	 * Nothing.
	 */
	NONE,

	/**
	 * The schema is compared with the entities, and start-up fails where it does not fit.
	 */
	VALIDATE,

	/**
	 * Missing tables are created; nothing is altered or dropped.
	 */
	CREATE,

	/**
	 * The tables are dropped and created anew, and dropped at the end; refused where
	 * dropping is not allowed.
	 */
	CREATE_DROP,

	/**
	 * Migrations are applied.
	 */
	MIGRATE,

	/**
	 * {@link #MIGRATE} if there are migrations, else {@link #CREATE}.
	 */
	AUTO;

	/**
	 * Decides what {@link #AUTO} means; any other mode is itself.
	 * @param migrations whether there are migrations
	 * @return the mode to apply, never {@code AUTO}
	 */
	public SchemaMode resolve(boolean migrations) {
		if (this != AUTO) {
			return this;
		}
		return migrations ? MIGRATE : CREATE;
	}

}
