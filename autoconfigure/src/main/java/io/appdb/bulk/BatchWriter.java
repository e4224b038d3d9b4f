package io.appdb.bulk;

import java.sql.SQLException;

import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a batch the fastest way one database has. One per database, shared
 * by all threads.
 */
interface BatchWriter {

	/**
	 * How it writes, for the log.
	 */
	String means(BatchKind kind);

	/**
	 * Why this database cannot write an entity the fast way, null when it can.
	 */
	@Nullable String detour(Batch batch, BatchKind kind) throws SQLException;

	void insert(Batch batch) throws SQLException;

	void update(Batch batch) throws SQLException;

	void delete(Batch batch) throws SQLException;

	void upsert(Batch batch) throws SQLException;

}
