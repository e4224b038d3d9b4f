package io.appdb.faults.crash;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.appdb.DatabaseManager;

/**
 * What is done to a database while the JVM may die. Constants.
 */
public enum CrashVerb {

	/**
	 * Migrations up.
	 */
	UPGRADE {
		@Override
		public void run(DatabaseManager manager) {
			manager.migrations().upgrade();
		}
	},

	/**
	 * Migrations down.
	 */
	DOWNGRADE {
		@Override
		public void run(DatabaseManager manager) {
			manager.migrations().downgrade("base", true);
		}
	},

	/**
	 * Many rows.
	 */
	BATCH_INSERT {
		@Override
		public void run(DatabaseManager manager) {
			List<Item> items = IntStream.rangeClosed(1, ROWS).mapToObj(Item::new).toList();
			manager.sessions().runInTransaction((session) -> session.batchInsert(items));
		}
	};

	/**
	 * How many rows a batch has.
	 */
	public static final int ROWS = 3_000;

	/**
	 * Does it.
	 * @param manager a manager of the database
	 */
	public abstract void run(DatabaseManager manager);

	@Override
	public String toString() {
		return "`" + ((this == BATCH_INSERT) ? "batchInsert" : name().toLowerCase(Locale.ROOT)) + "`";
	}

}
