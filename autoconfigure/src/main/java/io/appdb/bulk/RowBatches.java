package io.appdb.bulk;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Writes rows as JDBC batches of one prepared statement per row. Lives as long as the
 * batch; one thread.
 */
public final class RowBatches {

	private static final int ROWS = 1000;

	private final Batch batch;

	private final PreparedStatement statement;

	private final boolean telling;

	private int first;

	private int added;

	private RowBatches(Batch batch, PreparedStatement statement, boolean telling) {
		this.batch = batch;
		this.statement = statement;
		this.telling = telling;
	}

	/**
	 * The batches of a statement, which the caller closes.
	 */
	public static RowBatches of(Batch batch, PreparedStatement statement) {
		return new RowBatches(batch, statement, true);
	}

	/**
	 * Those of a driver that does not tell which row has failed.
	 */
	public static RowBatches silent(Batch batch, PreparedStatement statement) {
		return new RowBatches(batch, statement, false);
	}

	/**
	 * Binds the values at some places of a row, from the given parameter on.
	 * @return the next parameter
	 */
	public int bind(int parameter, int[] positions, @Nullable Object[] row) throws SQLException {
		int next = parameter;
		for (int position : positions) {
			this.batch.bind(this.statement, next++, position, row[position]);
		}
		return next;
	}

	/**
	 * Adds the row that is bound; sends the batch when it is full.
	 * @param counted takes the counts of a batch that was sent
	 */
	public void add(Sent counted) throws SQLException {
		this.statement.addBatch();
		this.added++;
		if (this.added == ROWS) {
			send(counted);
		}
	}

	public void send(Sent sent) throws SQLException {
		if (this.added == 0) {
			return;
		}
		try {
			sent.counts(this.first, this.statement.executeBatch());
		}
		catch (BatchUpdateException ex) {
			int failed = this.telling ? failed(ex) : -1;
			throw (failed >= 0) ? this.batch.at(this.first + failed, ex) : ex;
		}
		this.first += this.added;
		this.added = 0;
	}

	/**
	 * A driver that goes on after a failure marks it; one that stops counts what came
	 * before.
	 */
	private int failed(BatchUpdateException ex) {
		int[] counts = ex.getUpdateCounts();
		for (int index = 0; index < counts.length; index++) {
			if (counts[index] == Statement.EXECUTE_FAILED) {
				return index;
			}
		}
		return (counts.length < this.added) ? counts.length : -1;
	}

	/**
	 * Takes the counts of a batch that was sent.
	 */
	@FunctionalInterface
	public interface Sent {

		Sent NOTHING = (first, counts) -> {
		};

		/**
		 * Notes the rows that the server has skipped.
		 */
		static Sent skipping(Batch batch) {
			return (first, counts) -> batch.skipped(Arrays.stream(counts).filter((count) -> count == 0).count());
		}

		void counts(int first, int[] counts) throws SQLException;

	}

}
