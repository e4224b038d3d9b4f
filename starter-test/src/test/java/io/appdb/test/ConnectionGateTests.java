package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConnectionGateTests {

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch answered = new CountDownLatch(1);

	private final List<Connection> opened = new CopyOnWriteArrayList<>();

	private final ConnectionGate gate = new ConnectionGate(source());

	private static DataSource source() {
		JdbcDataSource source = new JdbcDataSource();
		source.setURL("jdbc:h2:mem:");
		return source;
	}

	/**
	 * Opens as a server does that does not answer yet. Gives up when nobody lets it.
	 */
	private Connection open(DataSource source) throws SQLException {
		this.begun.countDown();
		await(this.answered);
		Connection connection = source.getConnection();
		this.opened.add(connection);
		return connection;
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void isShutWhileAConnectionIsOpened() throws SQLException {
		CompletableFuture<Void> opening = CompletableFuture
			.runAsync(() -> assertThatExceptionOfType(SQLNonTransientConnectionException.class)
				.isThrownBy(() -> this.gate.open(this::open)));
		await(this.begun);
		this.gate.shut();
		this.answered.countDown();
		opening.join();
		assertThat(this.opened.get(0).isClosed()).isTrue();
	}

	@Test
	void opensAgain() throws SQLException {
		this.gate.shut();
		this.gate.open();
		try (Connection connection = this.gate.open(DataSource::getConnection)) {
			assertThat(connection.isValid(1)).isTrue();
			this.gate.shut();
			assertThat(connection.isClosed()).isTrue();
		}
	}

}
