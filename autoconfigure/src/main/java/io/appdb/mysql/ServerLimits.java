package io.appdb.mysql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import io.appdb.bulk.Batch;

/**
 * What MySQL and MariaDB allow in this session. Immutable.
 *
 * @param packet how many bytes a statement may take, with room to spare
 * @param increment the step between two generated identifiers
 */
record ServerLimits(long packet, long increment) {

	private static final long ENOUGH = 8L << 20;

	static ServerLimits read(Batch batch) throws SQLException {
		try (PreparedStatement statement = batch.prepare("select @@max_allowed_packet, @@auto_increment_increment");
				ResultSet limits = statement.executeQuery()) {
			limits.next();
			return new ServerLimits(Math.min(ENOUGH, limits.getLong(1) / 2), limits.getLong(2));
		}
	}

}
