package io.appdb.replica;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link ReplicaConnection}, on two databases that say which one they are.
 */
class ReplicaConnectionTests {

	private final AtomicInteger closed = new AtomicInteger();

	/**
	 * How many statements the replica runs before it is gone.
	 */
	private int left = Integer.MAX_VALUE;

	private Connection replica = open();

	private Connection primary = open();

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
	void fill() throws SQLException {
		fill(this.replica, "replica");
		fill(this.primary, "primary");
		this.connection.close();
		this.connection = ReplicaConnection.around(failing(this.replica), () -> this.primary,
				SQLNonTransientConnectionException.class::isInstance, this.closed::incrementAndGet);
	}

	@AfterEach
	void close() throws SQLException {
		this.replica.close();
		this.primary.close();
	}

	private static void fill(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("create table server (id int, name varchar(10))");
			statement.execute("insert into server values (1, '" + name + "'), (2, 'other')");
		}
	}

	/**
	 * A connection that is lost after some statements.
	 */
	private Connection failing(Connection target) {
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> {
					if ((method.getName().startsWith("prepare") || method.getName().equals("createStatement"))
							&& this.left-- <= 0) {
						throw new SQLNonTransientConnectionException("The replica is gone", "08006");
					}
					try {
						return method.invoke(target, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	private String server() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("select name from server where id = ?")) {
			statement.setInt(1, 1);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getString(1);
			}
		}
	}

	@Test
	void readsFromTheReplica() throws SQLException {
		this.connection.setReadOnly(true);
		assertThat(server()).isEqualTo("replica");
		assertThat(this.connection.createStatement().getConnection()).isSameAs(this.connection);
		this.connection.close();
		this.connection.close();
		assertThat(this.closed).hasValue(1);
		assertThat(this.replica.isClosed()).isTrue();
		assertThat(this.primary.isClosed()).isFalse();
	}

	@Test
	void goesOnWithThePrimaryWithAllThatWasSet() throws SQLException {
		this.connection.setReadOnly(true);
		this.connection.setAutoCommit(false);
		assertThat(server()).isEqualTo("replica");
		this.left = 0;
		assertThat(server()).isEqualTo("primary");
		assertThat(this.primary.getAutoCommit()).isFalse();
		this.connection.commit();
		this.connection.close();
		assertThat(this.replica.isClosed()).isTrue();
		assertThat(this.primary.isClosed()).isTrue();
	}

	@Test
	void runsAStatementAgainThatWasMadeBefore() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement("select name from server where id = ?")) {
			statement.setInt(1, 2);
			statement.setInt(1, 1);
			this.left = 0;
			assertThat(server()).isEqualTo("primary");
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				assertThat(rows.getString(1)).isEqualTo("primary");
			}
		}
	}

	@Test
	void keepsATransactionThatMustSeeOneState() throws SQLException {
		this.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		this.connection.setAutoCommit(false);
		assertThat(server()).isEqualTo("replica");
		this.left = 0;
		assertThatExceptionOfType(SQLException.class).isThrownBy(this::server).withMessage("The replica is gone");
		this.connection.rollback();
		assertThat(server()).isEqualTo("primary");
	}

	@Test
	void throwsWhatThePrimaryWouldThrowToo() {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> this.connection.prepareStatement("select nothing"))
			.withMessageContaining("NOTHING");
	}

	@Test
	void takesNoConnectionToThePrimaryThatNobodyUses() throws SQLException {
		this.connection.setReadOnly(true);
		assertThat(server()).isEqualTo("replica");
		this.connection.setReadOnly(false);
		this.connection.close();
		assertThat(this.replica.isClosed()).isTrue();
		assertThat(this.primary.isClosed()).isFalse();
	}

	@Test
	void writesToThePrimary() throws SQLException {
		this.connection.setReadOnly(true);
		assertThat(server()).isEqualTo("replica");
		this.connection.setReadOnly(false);
		try (Statement statement = this.connection.createStatement()) {
			statement.executeUpdate("update server set name = 'written' where id = 1");
		}
		assertThat(server()).isEqualTo("written");
		this.connection.close();
		assertThat(this.replica.isClosed()).isTrue();
	}

}
