package io.appdb.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.appdb.database.KnownDatabases;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * What one database does its own way when its schema is changed or read. The connection
 * is in auto-commit mode before and after. Implementations have no state; threads share
 * them.
 */
public interface SchemaDialect {

	static SchemaDialect of(DatabaseMetaData metaData) throws SQLException {
		return KnownDatabases.partByProduct(SchemaDialect.class, metaData.getDatabaseProductName())
			.orElseGet(OtherSchemaDialect::new);
	}

	/**
	 * Returns a lock for the whole cluster that a connection belongs to.
	 * @param connection a connection of this database
	 * @return the lock, {@code null} when those of the server hold off every process
	 * @throws SQLException when the server cannot be asked
	 */
	default @Nullable ClusterLock clusterLock(Connection connection) throws SQLException {
		return null;
	}

	/**
	 * Does work that creates, while nobody else changes the schema.
	 */
	void create(Connection connection, SchemaWork work) throws SQLException;

	/**
	 * Does work that drops, while nobody else changes the schema.
	 */
	default void drop(Connection connection, SchemaWork work) throws SQLException {
		create(connection, work);
	}

	/**
	 * Whether the error says that what should be created is there, or that what should be
	 * dropped is not.
	 */
	boolean isAlreadyDone(SQLException exception);

	/**
	 * Whether the lock may be lost, so that someone else may have done any statement.
	 */
	default boolean isLockExpiring() {
		return false;
	}

	/**
	 * Returns the increments of the sequences by name; -1 where unknown.
	 */
	default Map<String, Long> sequences(Connection connection, Place place) throws SQLException {
		return Map.of();
	}

	/**
	 * Returns keys that have to be part of the statement that creates the table.
	 */
	default List<String> inlineKeys(Mapping mapping, Table table) {
		return List.of();
	}

	/**
	 * Whether tables and columns can have comments. Hibernate's dialect may say so where
	 * they cannot.
	 */
	default boolean hasComments() {
		return true;
	}

	/**
	 * Whether a table cannot be dropped while a foreign key points to it.
	 */
	default boolean keysPreventDrop() {
		return false;
	}

	/**
	 * Returns how long names may be.
	 */
	default NameLimit nameLimit() {
		return NameLimit.NONE;
	}

	default LetterCase letterCase(DatabaseMetaData metaData) throws SQLException {
		return LetterCase.of(metaData);
	}

	/**
	 * Returns the form of a column's name by which it is found.
	 */
	default String columnKey(String column) {
		return column;
	}

	/**
	 * Whether two types, by name, are the same to the database.
	 */
	default boolean isSameType(String wanted, String found) {
		return false;
	}

	default void withoutSystemTables(Set<String> tables) {
	}

	/**
	 * Whether the place may be looked into.
	 */
	default boolean isKnown(List<String> qualifiers) {
		return true;
	}

}
