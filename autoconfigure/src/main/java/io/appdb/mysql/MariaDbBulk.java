package io.appdb.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

import io.appdb.bulk.Batch;
import io.appdb.bulk.RowBatches;
import io.appdb.bulk.RowWriting;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.util.constants.Capabilities;

/**
 * Inserts by MariaDB's bulk protocol, by which the rows of a batch go to the server
 * without the text of a statement. Without state, safe for every thread.
 */
final class MariaDbBulk {

	/**
	 * The driver reads the identifiers of a bulk as {@code int}; this leaves room for
	 * those that others take meanwhile.
	 */
	private static final long LARGE = 1L << 30;

	private MariaDbBulk() {
	}

	/**
	 * Whether a connection has the protocol.
	 * @param generated whether the server has to report the identifier of each row, as it
	 * does from 11.5.1 on
	 */
	static boolean isAvailable(Connection connection, boolean generated) throws SQLException {
		if (!connection.getMetaData().getDriverName().startsWith("MariaDB")) {
			return false;
		}
		Context context = connection.unwrap(org.mariadb.jdbc.Connection.class).getContext();
		Configuration configuration = context.getConf();
		return context.hasServerCapability(Capabilities.STMT_BULK_OPERATIONS)
				&& (configuration.useBulkStmts() || configuration.useBulkStmtsForInserts())
				&& (!generated || context.hasClientCapability(Capabilities.BULK_UNIT_RESULTS));
	}

	/**
	 * Inserts rows that have their keys.
	 * @return their number
	 */
	static int insert(Batch batch, String sql, int[] positions) throws SQLException {
		try (PreparedStatement statement = batch.prepare(sql)) {
			RowWriting.insert(batch, RowBatches.silent(batch, statement), positions, RowBatches.Sent.skipping(batch));
		}
		return batch.size();
	}

	/**
	 * Inserts rows whose identifiers the server makes. The first one goes alone, for its
	 * identifier tells whether those of a bulk can be read.
	 * @return the number of rows that were inserted: all, or only the first one
	 */
	static int insertGenerated(Batch batch, String sql, int[] positions) throws SQLException {
		try (PreparedStatement statement = batch
			.limited(batch.connection().prepareStatement(sql, Statement.RETURN_GENERATED_KEYS))) {
			RowBatches rows = RowBatches.silent(batch, statement);
			RowBatches.Sent identify = (first, counts) -> identify(batch, statement, first, counts);
			@Nullable Object[] row = batch.plan().newRow();
			for (int index = 0; index < batch.size(); index++) {
				batch.read(index, row);
				rows.bind(1, positions, row);
				rows.add(identify);
				if (index == 0) {
					rows.send(identify);
					if (batch.identifiedAs(0) > LARGE) {
						return 1;
					}
				}
			}
			rows.send(identify);
			return batch.size();
		}
	}

	/**
	 * The driver reports the identifiers of the first packet after those of all others;
	 * the server has counted upwards.
	 */
	private static void identify(Batch batch, PreparedStatement statement, int first, int[] counts)
			throws SQLException {
		RowBatches.Sent.skipping(batch).counts(first, counts);
		try (ResultSet keys = statement.getGeneratedKeys()) {
			long[] identifiers = new long[batch.size() - first];
			int count = 0;
			while (keys.next()) {
				identifiers[count++] = keys.getLong(1);
			}
			Arrays.sort(identifiers, 0, count);
			for (int index = 0; index < count; index++) {
				batch.identified(first + index, identifiers[index]);
			}
		}
	}

}
