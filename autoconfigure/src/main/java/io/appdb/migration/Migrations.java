package io.appdb.migration;

import java.util.List;
import java.util.Optional;

import org.springframework.dao.DataAccessException;

/**
 * The migrations of one database, forth and back. Files and history table are Flyway's:
 * {@code V<version>__<description>.sql} upgrades, and {@code U<version>__….sql} in the
 * same locations takes that back. Shared by all threads. Where several threads or
 * processes migrate at once, one does it and the others wait on Flyway's lock. Every call
 * takes connections of its own and gives them back: on PostgreSQL and H2 two at a time.
 * The idea comes from Alembic.
 * <p>
 * Every call throws {@link InvalidMigrationException} when the files or the history do
 * not permit it, {@link MigrationFailedException} when the database refuses a statement
 * of a file, and another {@link DataAccessException} when the database is in the way
 * otherwise.
 */
public interface Migrations {

	/**
	 * Writes the migration from what the migrations produce to what the entities want,
	 * and the one back. Both are built in scratch schemas, read and compared; the
	 * database itself is not changed. Nothing is written when nothing differs.
	 * @param message what it is about, for the names of the files, as in
	 * {@code "add posts"}
	 * @param options how it is made
	 * @return what was written, empty when nothing differs
	 * @throws IllegalArgumentException when there is no name in the message, when a
	 * version is taken or is not above the others, when what was renamed is not there, or
	 * when no directory is known
	 * @throws IllegalStateException when there are no entities
	 */
	Optional<Revision> revision(String message, RevisionOptions options);

	/**
	 * Applies everything that is pending.
	 * @return what was done
	 */
	default MigrationReport upgrade() {
		return upgrade(Target.HEAD);
	}

	/**
	 * Applies pending migrations up to a target, each in its own transaction where the
	 * database can.
	 * @param target {@code head}; a version, which is applied too; or {@code +n} for the
	 * next n versions, n from 1
	 * @return what was done
	 * @throws IllegalArgumentException when there is no such version, when it is below
	 * the current one, or when fewer than n are pending
	 */
	MigrationReport upgrade(String target);

	/**
	 * Takes migrations back, the last applied first, by running the {@code U} file of
	 * each. On PostgreSQL and SQLite the file and the row of the history are one
	 * transaction. All files are found and checked before the first one runs. Where
	 * {@code app.db.schema.allow-drop} is off, files run that lose no rows, and no
	 * others.
	 * @param target {@code -n} for the last n versions, n from 1; a version, which stays;
	 * or {@code base} for all of them, down to the baseline
	 * @return what was done
	 * @throws IllegalArgumentException when there is no such version, or when fewer than
	 * n are applied
	 * @throws IllegalStateException when rows may be lost and
	 * {@code app.db.schema.allow-drop} does not permit it
	 */
	default MigrationReport downgrade(String target) {
		return downgrade(target, false);
	}

	/**
	 * Takes migrations back like {@link #downgrade(String)}.
	 * @param target where to
	 * @param force whether to do it even where rows may be lost and
	 * {@code app.db.schema.allow-drop} does not permit that
	 * @return what was done
	 * @throws IllegalArgumentException when there is no such version, or when fewer than
	 * n are applied
	 * @throws IllegalStateException when rows may be lost, it is not forced and
	 * {@code app.db.schema.allow-drop} does not permit it
	 */
	MigrationReport downgrade(String target, boolean force);

	/**
	 * Returns the version the schema has.
	 * @return the highest version that is applied or is the baseline, empty when there is
	 * none
	 */
	Optional<String> current();

	/**
	 * Lists what is in the history.
	 * @return the migrations in the order they ran, unmodifiable
	 */
	List<MigrationInfo> history();

	/**
	 * Lists what the next {@link #upgrade()} would run.
	 * @return the migrations in this order, unmodifiable
	 */
	List<MigrationInfo> pending();

	/**
	 * Compares the entities with what all migrations produce, and the schema with what
	 * the applied ones produce, in scratch schemas. Nothing is changed.
	 * @return the differences
	 * @throws IllegalStateException when there are no entities
	 */
	DriftReport check();

	/**
	 * Tries the migrations in a scratch database: up, compared with the entities, down,
	 * and up again. Nothing else is changed.
	 * @return what was tried and how it went
	 * @throws IllegalStateException when there are no entities
	 */
	VerifyReport verify();

	/**
	 * Returns the same migrations, which tell a listener what they do.
	 * @param listener is told of every file that {@link #upgrade(String)} and
	 * {@link #downgrade(String)} run, and that {@link #revision}, {@link #check()} and
	 * {@link #verify()} run in scratch databases
	 * @return the migrations that tell it
	 */
	Migrations reportingTo(MigrationListener listener);

	/**
	 * Says which version the schema has, without running a file: migrations above it
	 * leave the history, those up to it enter it as applied, and failed ones count as
	 * done. Repeatable ones that failed leave it and run again with the next upgrade.
	 * This is the way out after a failure on a database that commits each DDL statement
	 * at once: put the schema in order by hand, then say which version it has.
	 * @param version the version, or {@code base} for none
	 * @throws IllegalArgumentException when there is no such version, or when it is below
	 * the baseline
	 */
	void stamp(String version);

	/**
	 * Writes the script that would bring a schema from one version to another, with the
	 * changes to the history, for somebody else to run. Nothing is changed. Repeatable
	 * migrations are left out. A script from {@code base} up creates the history table
	 * too.
	 * @param from {@code base}, {@code current}, {@code head} or a version
	 * @param to where to, in the same words; below {@code from} it is a downgrade
	 * @return the script, empty when both are the same
	 * @throws IllegalArgumentException when there is no such version
	 */
	String sql(String from, String to);

	/**
	 * Begins the history of a database that has tables already: they count as that
	 * version, and migrations up to it are never run. Does nothing when that was said
	 * before.
	 * @param version the version the tables have
	 * @throws IllegalArgumentException when that is not a version
	 */
	void init(String version);

}
