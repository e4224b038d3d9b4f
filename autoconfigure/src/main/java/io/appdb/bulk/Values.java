package io.appdb.bulk;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Numbers that a query gives. Without state, safe for every thread.
 */
public final class Values {

	private Values() {
	}

	/**
	 * Reads a number per row.
	 * @param sql the query, whose parameter is how many rows it gives
	 */
	public static long[] read(Batch batch, String sql, int count) throws SQLException {
		long[] values = new long[count];
		int read = 0;
		try (PreparedStatement statement = batch.prepare(sql)) {
			statement.setInt(1, count);
			try (ResultSet found = statement.executeQuery()) {
				while (found.next() && read < count) {
					values[read++] = found.getLong(1);
				}
			}
		}
		return Arrays.copyOf(values, read);
	}

}
