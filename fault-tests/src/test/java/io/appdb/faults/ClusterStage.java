package io.appdb.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Has at most one cluster and one bank at a time, and keeps them while they are asked
 * for. Closed by the test class that owns it; used by one thread.
 */
final class ClusterStage implements AutoCloseable {

	private @Nullable BankDatabase cluster;

	private @Nullable Workplace workplace;

	private @Nullable History history;

	/**
	 * Gets a cluster.
	 * @param type what it is
	 * @param start starts it, if it is not there
	 */
	<C extends BankDatabase> C cluster(Class<C> type, Start<C> start) throws IOException, SQLException {
		if (!type.isInstance(this.cluster)) {
			close();
			this.cluster = start.start();
			this.history = new History(this.cluster.type().keyword() + "-cluster");
		}
		return type.cast(this.cluster);
	}

	/**
	 * Gets a bank on the cluster.
	 * @param address how it finds its database
	 */
	Workplace workplace(Address address) {
		Workplace current = this.workplace;
		if (current == null || !current.address().equals(address)) {
			closeBank();
			BankDatabase database = Objects.requireNonNull(this.cluster, "no cluster yet");
			current = new Workplace(database, RunningBank.start(address, database.type().keyword() + "-cluster"),
					address);
			this.workplace = current;
		}
		return current;
	}

	/**
	 * What was told to the customers of the cluster.
	 */
	History history() {
		return Objects.requireNonNull(this.history, "no cluster yet");
	}

	private void closeBank() {
		if (this.workplace != null) {
			this.workplace.bank().close();
			this.workplace = null;
		}
	}

	@Override
	public void close() {
		closeBank();
		if (this.cluster != null) {
			this.cluster.close();
			this.cluster = null;
		}
	}

	/**
	 * Starts a cluster.
	 *
	 * @param <C> what it is
	 */
	@FunctionalInterface
	interface Start<C extends BankDatabase> {

		C start() throws IOException, SQLException;

	}

}
