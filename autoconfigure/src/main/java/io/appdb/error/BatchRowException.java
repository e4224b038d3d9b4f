package io.appdb.error;

import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * What a database reported about one entity of a batch. It stands among the causes of the
 * translated exception, whose message names the index.
 */
public final class BatchRowException extends SQLException {

	private final long index;

	/**
	 * Creates the exception.
	 * @param entity the simple name of the entity
	 * @param index the entity's place in the batch, from 0
	 * @param cause what the database reported
	 */
	public BatchRowException(String entity, long index, SQLException cause) {
		super("The " + entity + " at index " + index + " of the batch could not be written", cause.getSQLState(),
				cause.getErrorCode(), cause);
		this.index = index;
	}

	/**
	 * Returns which entity of the batch failed.
	 * @return its place, from 0
	 */
	public long index() {
		return this.index;
	}

	/**
	 * Finds out which entity of a batch an exception is about.
	 * @param failure what a batch has thrown
	 * @return the entity's place in the batch, from 0; empty when the database does not
	 * tell it
	 */
	public static OptionalLong indexIn(Throwable failure) {
		BatchRowException row = Causes.find(failure, BatchRowException.class);
		return (row != null) ? OptionalLong.of(row.index) : OptionalLong.empty();
	}

}
