package io.appdb.test.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.appdb.engine.DatabaseType;

/**
 * How a type of server is told to make and drop databases and to hold the lock of a run.
 * Without state; safe for every thread.
 */
interface ServerCommands {

	static ServerCommands of(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> new PostgreSqlCommands();
			case MYSQL, MARIADB -> new MySqlCommands();
			case SQLITE, H2, OTHER -> throw new IllegalArgumentException(type.displayName() + " has no server");
		};
	}

	/**
	 * The statement that makes an empty database.
	 * @return SQL with {@code %s} where the name goes
	 */
	String creation();

	/**
	 * Puts a name into quotes.
	 * @param name a database
	 * @return SQL
	 */
	String quoted(String name);

	/**
	 * A database that is there before any other and that everybody may enter.
	 * @return its name
	 */
	String entrance();

	/**
	 * Drops a database and sends away whoever is connected; does nothing if it is gone.
	 * @param connection a connection to another database
	 * @param name the database
	 * @throws SQLException if the server refuses
	 */
	void drop(Connection connection, String name) throws SQLException;

	/**
	 * The databases of the server.
	 * @param connection a connection
	 * @return those the user can see
	 * @throws SQLException if the server refuses
	 */
	List<String> databases(Connection connection) throws SQLException;

	/**
	 * Takes the lock of a run, which lasts as long as the connection.
	 * @param connection a connection that nobody else uses
	 * @param run the run
	 * @return whether the lock was free
	 * @throws SQLException if the server refuses
	 */
	boolean lock(Connection connection, RunId run) throws SQLException;

	/**
	 * Asks whether anybody on the server holds the lock of a run.
	 * @param connection any connection
	 * @param run the run
	 * @return whether the run lives
	 * @throws SQLException if the server refuses
	 */
	boolean locked(Connection connection, RunId run) throws SQLException;

	/**
	 * What a refusal means.
	 * @param refusal the server's or the driver's exception
	 * @return its meaning
	 */
	RefusalKind kind(SQLException refusal);

}
