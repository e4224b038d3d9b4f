package io.appdb.mysql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.bulk.Batch;
import org.jspecify.annotations.Nullable;

/**
 * An insert of many rows by one statement. Lives as long as a batch, whose thread closes
 * it.
 */
final class MultiRowInsert implements AutoCloseable {

	/**
	 * What a value takes in a packet when it is neither text nor bytes.
	 */
	private static final int PLAIN_VALUE = 40;

	/**
	 * A value of which it is not known how long it is counts as this.
	 */
	private static final int UNKNOWN_VALUE = 1 << 16;

	/**
	 * Bytes that a character or a byte takes in a packet at most, with its escape.
	 */
	private static final int WIDEST = 4;

	private final Batch batch;

	private final InsertText text;

	private final ServerLimits limits;

	private final @Nullable Object[][] rows;

	private @Nullable PreparedStatement full;

	MultiRowInsert(Batch batch, InsertText text, ServerLimits limits, int rows) {
		this.batch = batch;
		this.text = text;
		this.limits = limits;
		this.rows = new Object[rows][];
	}

	/**
	 * Writes the entities of the batch from the given one on.
	 * @param generated whether the server makes the identifiers
	 * @param reader makes the row of an entity
	 */
	void write(int from, boolean generated, RowReader reader) throws SQLException {
		int count = 0;
		int first = from;
		long size = 0;
		for (int index = from; index < this.batch.size(); index++) {
			if (this.rows[count] == null) {
				this.rows[count] = new Object[reader.width()];
			}
			reader.read(index, this.rows[count]);
			long rowSize = size(this.rows[count]);
			if (count > 0 && size + rowSize > this.limits.packet()) {
				send(first, count, generated);
				Object[] spare = this.rows[0];
				this.rows[0] = this.rows[count];
				this.rows[count] = spare;
				first += count;
				count = 0;
				size = 0;
			}
			count++;
			size += rowSize;
			if (count == this.rows.length) {
				send(first, count, generated);
				first += count;
				count = 0;
				size = 0;
			}
		}
		if (count > 0) {
			send(first, count, generated);
		}
	}

	private static long size(@Nullable Object[] row) {
		long size = 0;
		for (Object value : row) {
			if (value instanceof String string) {
				size += (long) string.length() * WIDEST;
			}
			else if (value instanceof byte[] bytes) {
				size += (long) bytes.length * WIDEST;
			}
			else {
				size += (value == null || value.getClass().getName().startsWith("java.") || value instanceof Enum)
						? PLAIN_VALUE : UNKNOWN_VALUE;
			}
		}
		return size;
	}

	private void send(int first, int count, boolean generated) throws SQLException {
		boolean whole = count == this.rows.length;
		PreparedStatement statement = (whole && this.full != null) ? this.full : prepare(count, generated);
		if (whole) {
			this.full = statement;
		}
		try {
			int parameter = 1;
			for (int row = 0; row < count; row++) {
				parameter = this.text.bind(this.batch, statement, parameter, this.rows[row]);
			}
			int written = statement.executeUpdate();
			if (this.text.countsRows()) {
				this.batch.skipped(count - written);
			}
			if (generated && written == count) {
				identify(statement, first, count);
			}
		}
		finally {
			if (!whole) {
				statement.close();
			}
		}
	}

	private PreparedStatement prepare(int count, boolean generated) throws SQLException {
		String sql = this.text.sql(count);
		return this.batch
			.limited(generated ? this.batch.connection().prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)
					: this.batch.connection().prepareStatement(sql));
	}

	/**
	 * A statement whose rows are counted beforehand gets numbers without gaps, whatever
	 * the lock mode; the first one tells all.
	 */
	private void identify(PreparedStatement statement, int first, int count) throws SQLException {
		try (ResultSet keys = statement.getGeneratedKeys()) {
			keys.next();
			long id = keys.getLong(1);
			for (int index = 0; index < count; index++) {
				this.batch.identified(first + index, id + index * this.limits.increment());
			}
		}
	}

	@Override
	public void close() throws SQLException {
		if (this.full != null) {
			this.full.close();
		}
	}

	/**
	 * Makes the row of an entity.
	 */
	interface RowReader {

		int width();

		void read(int index, @Nullable Object[] row);

	}

}
