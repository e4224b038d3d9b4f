package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;

import io.appdb.replica.ReplicationDialect;

/**
 * Replication from a database to itself: a position is a point in time. Shared by all
 * threads.
 */
final class DelayedReplication implements ReplicationDialect {

	private final ReplicaReplay replay;

	DelayedReplication(ReplicaReplay replay) {
		this.replay = replay;
	}

	@Override
	public String primaryPosition(Connection connection) {
		return String.valueOf(System.nanoTime());
	}

	@Override
	public String replayedPosition(Connection connection) {
		return String.valueOf(this.replay.replayed());
	}

	@Override
	public boolean includes(String replayed, String wanted) {
		return Long.parseLong(replayed) - Long.parseLong(wanted) >= 0;
	}

	@Override
	public boolean isOfReplica(SQLException failure) {
		return false;
	}

}
