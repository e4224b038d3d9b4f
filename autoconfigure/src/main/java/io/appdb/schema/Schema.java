package io.appdb.schema;

import java.util.List;
import java.util.Set;

import org.springframework.dao.DataAccessException;

/**
 * The tables of one database: those its entities are mapped to are created, dropped and
 * compared, all of them are listed. Every call takes a connection of its own and gives it
 * back; changes are serialised by a lock in the database, so any number of threads and
 * processes may make the same call at once. The idea comes from SQLAlchemy's
 * {@code create_all} and {@code drop_all}.
 */
public interface Schema {

	/**
	 * Creates the tables of all entities that are missing, with their indexes, keys,
	 * checks, sequences and, if need be, schemas. What exists is not touched, not even to
	 * add a column, and a second call changes nothing.
	 * @throws DataAccessException when the database refuses a statement; names the table
	 */
	void createAllTables();

	/**
	 * Creates the tables of some entities that are missing: their own, those of their
	 * super- and subclasses, secondary, collection and join tables they own, their
	 * sequences, and the tables their foreign keys point to.
	 * @param entities the entity classes
	 * @throws IllegalArgumentException when a class is not an entity of this database
	 * @throws DataAccessException when the database refuses a statement; names the table
	 */
	void createTables(Class<?>... entities);

	/**
	 * Drops the tables and sequences of all entities. Tables without an entity stay;
	 * foreign keys of theirs that point to a dropped table go.
	 * @throws IllegalStateException when dropping is not allowed
	 * @throws DataAccessException when the database refuses a statement; names the table
	 */
	void dropAllTables();

	/**
	 * Drops the tables of some entities: their own, those of their subclasses, secondary,
	 * collection and join tables they own, and the sequences no other entity uses.
	 * @param entities the entity classes
	 * @throws IllegalArgumentException when a class is not an entity of this database
	 * @throws IllegalStateException when dropping is not allowed, or when a foreign key
	 * of a table that stays points to one of these; nothing is dropped then, and the
	 * message names tables and keys
	 * @throws DataAccessException when the database refuses a statement; names the table
	 */
	void dropTables(Class<?>... entities);

	/**
	 * Tells whether a table exists. A name is read as the database would read it, so
	 * {@code Users} finds {@code USERS} on H2 and {@code users} on PostgreSQL, or as it
	 * is written; {@code schema.table} looks in that schema. Views do not count.
	 * @param table the name of the table
	 * @return whether there is such a table
	 */
	boolean tableExists(String table);

	/**
	 * Lists the tables of the current schema, mapped or not, without those of the
	 * database system and without views.
	 * @return the names as the database has them, sorted and unmodifiable
	 */
	Set<String> tableNames();

	/**
	 * Compares the schema with the entities: tables, columns, column types and sequences.
	 * @return a sentence for every mismatch, empty when the schema fits
	 */
	List<String> validate();

}
