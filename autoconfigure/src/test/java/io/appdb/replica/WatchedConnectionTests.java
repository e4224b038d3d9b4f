package io.appdb.replica;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.engine.InspectedConnection;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link WatchedConnection}: which calls are noticed as a write.
 */
class WatchedConnectionTests {

	private final AtomicInteger written = new AtomicInteger();

	private Connection connection = open();

	private static Connection open() {
		try {
			return DriverManager.getConnection("jdbc:h2:mem:");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@BeforeEach
	void watch() throws SQLException {
		this.connection = WatchedConnection.around(this.connection, this.written::incrementAndGet);
		execute("create table note (id int)");
		this.written.set(0);
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private void insert() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("insert into note values (?)")) {
			statement.setInt(1, 1);
			statement.addBatch();
			statement.executeBatch();
		}
	}

	@Test
	void noticesAStatementOutsideOfATransaction() throws SQLException {
		execute("select count(*) from note");
		assertThat(this.written).hasValue(0);
		insert();
		assertThat(this.written).hasValue(1);
	}

	@Test
	void noticesTheCommit() throws SQLException {
		this.connection.setAutoCommit(false);
		insert();
		assertThat(this.written).hasValue(0);
		this.connection.commit();
		assertThat(this.written).hasValue(1);
		this.connection.commit();
		assertThat(this.written).hasValue(1);
		insert();
		this.connection.setAutoCommit(true);
		assertThat(this.written).hasValue(2);
	}

	@Test
	void forgetsWhatIsRolledBack() throws SQLException {
		this.connection.setAutoCommit(false);
		insert();
		Savepoint savepoint = this.connection.setSavepoint();
		insert();
		this.connection.rollback(savepoint);
		this.connection.commit();
		assertThat(this.written).hasValue(1);
		insert();
		this.connection.rollback();
		this.connection.commit();
		assertThat(this.written).hasValue(1);
	}

	@Test
	void takesTheDriversOwnCallsForAWrite() throws SQLException {
		assertThat(this.connection.unwrap(JdbcConnection.class)).isNotNull();
		assertThat(this.written).hasValue(0);
		this.connection.clearWarnings();
		assertThat(this.written).hasValue(1);
		this.connection.setReadOnly(true);
		assertThat(this.connection.unwrap(JdbcConnection.class)).isNotNull();
		this.connection.clearWarnings();
		assertThat(this.written).hasValue(1);
	}

	@Test
	void mayBeLookedAtWithoutAWrite() throws SQLException {
		assertThat(this.connection.isWrapperFor(InspectedConnection.class)).isTrue();
		assertThat(this.connection.unwrap(InspectedConnection.class).inspected().unwrap(JdbcConnection.class))
			.isNotNull();
		this.connection.clearWarnings();
		assertThat(this.written).hasValue(0);
	}

	@Test
	void isTheConnectionOfItsStatements() throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			assertThat(statement.getConnection()).isSameAs(this.connection);
		}
		try (Statement call = this.connection.prepareCall("call 1")) {
			assertThat(call.getConnection()).isEqualTo(this.connection);
		}
	}

}
