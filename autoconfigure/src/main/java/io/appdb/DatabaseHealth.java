package io.appdb;

import java.util.List;

/**
 * How the databases of an application are.
 *
 * @param status how they are together
 * @param databases how each one is
 */
public record DatabaseHealth(Status status, List<Database> databases) {

	/**
	 * Creates the health.
	 */
	public DatabaseHealth {
		databases = List.copyOf(databases);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.status.name());
		for (Database database : this.databases) {
			text.append(System.lineSeparator()).append(database);
		}
		return text.toString();
	}

	/**
	 * How several databases are together.
	 */
	public enum Status {

		/**
		 * Every database answers.
		 */
		READY,

		/**
		 * At least one database does not answer.
		 */
		DEGRADED,

		/**
		 * The manager is not initialised, or is closed.
		 */
		STOPPED

	}

	/**
	 * How one database is.
	 *
	 * @param name name of the database
	 * @param up whether it answers a validation query
	 * @param description its kind and masked address, or what failed
	 */
	public record Database(String name, boolean up, String description) {

		@Override
		public String toString() {
			return "db[" + this.name + "] " + (this.up ? "up " : "down ") + this.description;
		}

	}

}
