package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * What reading and changing a schema means to one database. One is made for a connection
 * and may be used after it is closed, and by several threads.
 */
public interface DiffDialect {

	/**
	 * Finds the dialect of a database.
	 * @param connection a connection, which is only asked what it is and what words it
	 * reserves
	 * @return the dialect
	 * @throws SQLException when the database does not answer
	 * @throws IllegalArgumentException when there is none for this database
	 */
	static DiffDialect of(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		String product = metaData.getDatabaseProductName();
		return switch (product) {
			case "PostgreSQL" -> new PostgreSqlDiffDialect(connection);
			case "H2" -> new H2DiffDialect(connection);
			case "SQLite" -> new SqliteDiffDialect();
			case "MySQL" -> metaData.getDatabaseProductVersion().contains("MariaDB") ? new MariaDbDiffDialect()
					: new MySqlDiffDialect(connection);
			case "MariaDB" -> new MariaDbDiffDialect();
			default -> throw new IllegalArgumentException("Schemas of " + product
					+ " cannot be compared: it is done for PostgreSQL, MySQL, MariaDB, SQLite and H2");
		};
	}

	/**
	 * Reads the current schema, and others beside it.
	 * @param connection the connection
	 * @param otherSchemas names of further schemas
	 * @return what is there, without views, triggers and routines
	 * @throws SQLException when the database does not answer
	 */
	SchemaModel read(Connection connection, Collection<String> otherSchemas) throws SQLException;

	/**
	 * Writes the statements of a difference.
	 * @param difference the difference, of schemas that this dialect has read
	 * @return the statements in the order to run them
	 */
	List<SchemaStatement> statements(SchemaDifference difference);

	/**
	 * Finds what tables may need that is no part of a schema, as extensions with types.
	 * @param connection a connection to a database that has it
	 * @return statements that make it in an empty database
	 * @throws SQLException when the database does not answer
	 */
	default List<String> prerequisites(Connection connection) throws SQLException {
		return List.of();
	}

	/**
	 * Tells whether a schema and a database are the same thing there.
	 * @return whether a schema is named as a database
	 */
	default boolean hasSchemasAsDatabases() {
		return false;
	}

}
