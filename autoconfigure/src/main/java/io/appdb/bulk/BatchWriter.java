package io.appdb.bulk;

import java.sql.SQLException;

import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a batch the fastest way one database has. One per database, shared
 * by all threads.
 */
public interface BatchWriter {

	/**
	 * How it writes, for the log.
	 */
	String means(Batch batch, BatchKind kind) throws SQLException;

	/**
	 * Why this database cannot write an entity the fast way, null when it can.
	 */
	@Nullable String fallbackReason(Batch batch, BatchKind kind) throws SQLException;

	void insert(Batch batch) throws SQLException;

	void update(Batch batch) throws SQLException;

	void delete(Batch batch) throws SQLException;

	void upsert(Batch batch) throws SQLException;

	/**
	 * Takes values from a sequence by one statement.
	 * @param sql reads one value
	 * @return the values, empty when this database has no statement for that
	 */
	default long[] nextValues(Batch batch, String sql, int count) throws SQLException {
		return new long[0];
	}

	/**
	 * Takes values from a table that stands for a sequence.
	 * @param select reads the next value
	 * @param update replaces the value, given as the second parameter, by the first one
	 * @return the values, empty when the transaction is not the only one that writes
	 */
	default long[] nextValues(Batch batch, String select, String update, int count, int step) throws SQLException {
		return new long[0];
	}

}
