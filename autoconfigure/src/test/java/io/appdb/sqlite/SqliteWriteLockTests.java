package io.appdb.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteWriteLockTests {

	private static final int MILLISECONDS = 20_000;

	private final SqliteWriteLock lock = new SqliteWriteLock();

	@Test
	void threadThatWaitsHasItsTurnAlthoughOthersGoAhead() {
		AtomicBoolean waiting = new AtomicBoolean(true);
		CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> {
			while (waiting.get()) {
				acquire(MILLISECONDS);
				this.lock.release();
			}
		});
		for (int turn = 0; turn < 20; turn++) {
			acquire(MILLISECONDS);
			this.lock.release();
		}
		waiting.set(false);
		assertThat(busy).succeedsWithin(Duration.ofMillis(MILLISECONDS));
	}

	@Test
	void waitEndsWithBusy() {
		acquire(MILLISECONDS);
		CompletableFuture<Void> second = CompletableFuture.runAsync(() -> acquire(1));
		assertThatExceptionOfType(Exception.class).isThrownBy(second::get)
			.withMessageContaining("SQLite's one writer was busy for 1 ms");
		this.lock.release();
		acquire(1);
	}

	@Test
	void sameThreadIsRefused() {
		acquire(MILLISECONDS);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> acquire(MILLISECONDS))
			.withMessageContaining("this thread has a write transaction open on another connection");
	}

	private void acquire(int milliseconds) {
		try {
			this.lock.acquire(milliseconds);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex.getMessage(), ex);
		}
	}

}
