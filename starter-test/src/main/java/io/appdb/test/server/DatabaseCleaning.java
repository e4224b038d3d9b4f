package io.appdb.test.server;

import java.sql.SQLException;

/**
 * Removes what tests have committed to one database, and leaves what its migrations had
 * put in. Used by one thread at a time; lasts as long as its database.
 */
public interface DatabaseCleaning {

	/**
	 * Reads what a database holds at the beginning, once its migrations have run. The
	 * rows that are there are kept until the JVM ends, outside of what the application
	 * sees.
	 * @param database the database
	 * @param history the name of the table with the history of the migrations, which is
	 * never touched, such as {@code flyway_schema_history}
	 * @return its cleaning
	 * @throws SQLException if the database refuses
	 */
	static DatabaseCleaning of(ServerDatabase database, String history) throws SQLException {
		return switch (database.type()) {
			case POSTGRESQL -> PostgreSqlCleaning.of(database, history);
			case SQLITE -> SqliteCleaning.of(database, history);
			case H2 -> H2Cleaning.of(database, history);
			case OTHER -> throw new IllegalArgumentException("It is not known how another database is emptied");
			case MYSQL, MARIADB -> MySqlCleaning.of(database, history);
		};
	}

	/**
	 * Empties the tables that were empty at the beginning, gives the others the rows they
	 * had then, and lets generated identifiers start where they did. Triggers do not
	 * fire. Costs little when little was written.
	 * <p>
	 * An application that holds identifiers of a sequence in memory, as Hibernate does,
	 * has to forget them.
	 * @throws SQLException if the database refuses
	 * @throws IllegalStateException if a transaction that a test has left open holds a
	 * lock for more than five seconds; the message says which where the database knows
	 */
	void clean() throws SQLException;

}
