package io.appdb.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import io.appdb.test.TestDatabase;

/**
 * Sends requests whose commit fails, and now and then one whose commit does not, and
 * looks into the database afterwards. Used by the thread of a test.
 */
final class FailingCommits {

	private static final int CLIENTS = 4;

	/**
	 * Each so many requests one goes well: a client that never sees a success could not
	 * tell one.
	 */
	private static final int HARMLESS = 7;

	private final TestDatabase database;

	private final RawClient client;

	private final AtomicLong ids = new AtomicLong(CommitTrap.PRESENT);

	private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();

	private final Queue<String> findings = new ConcurrentLinkedQueue<>();

	FailingCommits(TestDatabase database, int port) {
		this.database = database;
		this.client = new RawClient(port);
	}

	/**
	 * Sends the requests of one trap.
	 * @param trap what makes their commits fail
	 * @param step each so many cases is tried
	 * @return what was counted
	 */
	CommitTally play(CommitTrap trap, int step) throws SQLException, InterruptedException {
		CommitTally tally = new CommitTally(this.database.type().displayName(), trap);
		List<CommitCase> cases = CommitCase.all(trap.isDeferred());
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		try {
			List<Future<?>> sent = new ArrayList<>();
			for (int index = trap.first() % step; index < cases.size(); index += step) {
				CommitCase chosen = cases.get(index);
				boolean harmless = index / step % HARMLESS == 0;
				sent.add(clients.submit(() -> send(chosen, tally, harmless)));
			}
			for (Future<?> each : sent) {
				each.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			clients.shutdownNow();
		}
		audit(tally);
		return tally;
	}

	private void send(CommitCase chosen, CommitTally tally, boolean harmless) {
		long id = this.ids.incrementAndGet();
		RawAnswer failed = get(chosen.path(tally.trap().parameters(id, chosen.isAlone())));
		tally.add(failed);
		if (!failed.isRefusal(tally.trap().code())) {
			this.findings.add("%s: %s".formatted(failed.kind(), failed));
		}
		if (harmless) {
			long good = this.ids.incrementAndGet();
			RawAnswer answer = get(chosen.path(CommitTrap.harmless(good)));
			this.acknowledged.add(good);
			if (!answer.isAcknowledgement()) {
				this.findings.add("no success: " + answer);
			}
		}
	}

	private RawAnswer get(String path) {
		try {
			return new RawAnswer(path, this.client.get(path));
		}
		catch (IOException ex) {
			return new RawAnswer(path, ex.toString());
		}
	}

	/**
	 * What is in the database is what was acknowledged, and nothing else.
	 */
	private void audit(CommitTally tally) throws SQLException {
		Set<Long> rows = new HashSet<>();
		try (Connection connection = this.database.connect();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select id from entries")) {
			while (result.next()) {
				rows.add(result.getLong(1));
			}
		}
		rows.remove(CommitTrap.PRESENT);
		Set<Long> lost = new HashSet<>(this.acknowledged);
		lost.removeAll(rows);
		lost.forEach((id) -> this.findings.add("acknowledged and not stored: " + id));
		rows.removeAll(new HashSet<>(this.acknowledged));
		rows.forEach((id) -> this.findings.add("refused and stored: " + id));
		tally.stored(rows.size());
	}

	List<String> findings() {
		return List.copyOf(this.findings);
	}

}
