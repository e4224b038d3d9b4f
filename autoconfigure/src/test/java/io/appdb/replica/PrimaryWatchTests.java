package io.appdb.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of {@link PrimaryWatch}.
 */
class PrimaryWatchTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final AtomicInteger asked = new AtomicInteger();

	private volatile CountDownLatch answering = new CountDownLatch(0);

	private volatile boolean failing;

	private final PrimaryWatch watch = new PrimaryWatch(new DriverManagerDataSource("jdbc:h2:mem:"), new Counting(),
			new SchemaVersion("flyway_schema_history"), new PrimaryHistory(LONG), LONG);

	@AfterEach
	void close() {
		this.watch.close();
	}

	@Test
	void answersWithAPositionOfAfterTheQuestion() {
		this.watch.start("test-primary");
		for (int number = 0; number < 20; number++) {
			int before = this.asked.get();
			assertThat(position()).isGreaterThan(before);
		}
	}

	@Test
	void answersAllWhoCameMeanwhileAtOnce() {
		this.answering = new CountDownLatch(1);
		this.watch.start("test-primary");
		await().until(() -> this.asked.get() == 1);
		CompletableFuture<?>[] questions = new CompletableFuture<?>[8];
		for (int number = 0; number < questions.length; number++) {
			questions[number] = CompletableFuture.runAsync(() -> assertThat(position()).isGreaterThan(1),
					(task) -> new Thread(task).start());
		}
		this.answering.countDown();
		CompletableFuture.allOf(questions).join();
		assertThat(this.asked.get()).isLessThan(2 + questions.length);
	}

	@Test
	void tellsNothingWhenThePrimaryDoesNot() {
		this.failing = true;
		this.watch.start("test-primary");
		assertThat(this.watch.ask(LONG)).isNull();
		this.failing = false;
		assertThat(position()).isPositive();
		this.answering = new CountDownLatch(1);
		assertThat(this.watch.ask(Duration.ofMillis(10))).isNull();
		this.answering.countDown();
	}

	private int position() {
		ReplicaPosition position = this.watch.ask(LONG);
		assertThat(position).isNotNull();
		return Integer.parseInt(String.valueOf(position));
	}

	/**
	 * Counts the questions.
	 */
	private final class Counting implements ReplicationDialect {

		@Override
		public @Nullable String primaryPosition(Connection connection) throws SQLException {
			int number = PrimaryWatchTests.this.asked.incrementAndGet();
			if (PrimaryWatchTests.this.failing) {
				throw new SQLException("The primary is away", "08006");
			}
			try {
				PrimaryWatchTests.this.answering.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return String.valueOf(number);
		}

		@Override
		public @Nullable String replayedPosition(Connection connection) {
			return null;
		}

		@Override
		public boolean includes(String replayed, String wanted) {
			return Integer.parseInt(replayed) >= Integer.parseInt(wanted);
		}

		@Override
		public boolean isOfReplica(SQLException failure) {
			return false;
		}

	}

}
