package io.appdb.schema;

import java.util.Locale;

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

	/**
	 * Describes the mode and, where it migrates, what has become of the migrations.
	 * @param applied how many are applied
	 * @param pending how many are not
	 * @return words for a line in the log
	 */
	public String describe(int applied, int pending) {
		String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
		return (this == MIGRATE) ? name + " (" + applied + " applied, " + pending + " pending)" : name;
	}

}
