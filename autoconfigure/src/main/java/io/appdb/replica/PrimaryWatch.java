package io.appdb.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the primary for its position, regularly and whenever somebody wants to know it, on
 * a connection and a thread of its own. Who asks while the answer to others is under way
 * gets the next one, together with all that have come meanwhile. Lives until it is
 * closed.
 */
final class PrimaryWatch implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(PrimaryWatch.class);

	private final DataSource server;

	private final ReplicationDialect dialect;

	private final SchemaVersion schema;

	private final PrimaryHistory history;

	private final Duration interval;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition wanted = this.lock.newCondition();

	private final Condition answered = this.lock.newCondition();

	/**
	 * Number of the question that is asked next.
	 */
	private long next = 1;

	/**
	 * Number of the last question that was answered, or could not be.
	 */
	private long last;

	private boolean waitedFor;

	private @Nullable String position;

	private volatile boolean positionless;

	private long versionRead;

	private boolean closed;

	PrimaryWatch(DataSource server, ReplicationDialect dialect, SchemaVersion schema, PrimaryHistory history,
			Duration interval) {
		this.server = server;
		this.dialect = dialect;
		this.schema = schema;
		this.history = history;
		this.interval = interval;
		this.versionRead = System.nanoTime() - interval.toNanos();
	}

	void start(String name) {
		Thread thread = new Thread(this, name);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Asks for the position of now.
	 * @param limit how long to wait for the answer
	 * @return the position, {@code null} when the primary does not tell it in time
	 */
	@Nullable ReplicaPosition ask(Duration limit) {
		long left = limit.toNanos();
		this.lock.lock();
		try {
			long question = this.next;
			this.waitedFor = true;
			this.wanted.signal();
			while (this.last < question && left > 0 && !this.closed) {
				left = this.answered.awaitNanos(left);
			}
			String told = (this.last >= question) ? this.position : null;
			return (told != null) ? ReplicaPosition.parse(told) : null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Tells whether the primary has answered that it keeps no positions.
	 */
	boolean isPositionless() {
		return this.positionless;
	}

	@Override
	public void run() {
		while (!isClosed()) {
			try (Connection connection = this.server.getConnection()) {
				while (!isClosed()) {
					look(connection);
					await();
				}
			}
			catch (SQLException | RuntimeException ex) {
				logger.debug("The primary does not tell its position", ex);
				answer(begin(), null);
				await();
			}
		}
	}

	private void look(Connection connection) throws SQLException {
		long question = begin();
		long time = System.nanoTime();
		String told = this.dialect.primaryPosition(connection);
		this.positionless = told == null;
		answer(question, told);
		if (told != null) {
			this.history.add(told, version(connection, time), time);
		}
	}

	private @Nullable String version(Connection connection, long time) throws SQLException {
		if (time - this.versionRead < this.interval.toNanos()) {
			return this.history.version();
		}
		this.versionRead = time;
		return this.schema.of(connection);
	}

	/**
	 * Whoever asks from now on gets the answer to the next question.
	 */
	private long begin() {
		this.lock.lock();
		try {
			this.waitedFor = false;
			return this.next++;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void answer(long question, @Nullable String told) {
		this.lock.lock();
		try {
			this.last = question;
			this.position = told;
			this.answered.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void await() {
		long left = this.interval.toNanos();
		this.lock.lock();
		try {
			while (left > 0 && !this.waitedFor && !this.closed) {
				left = this.wanted.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			this.closed = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isClosed() {
		this.lock.lock();
		try {
			return this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.wanted.signal();
			this.answered.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
