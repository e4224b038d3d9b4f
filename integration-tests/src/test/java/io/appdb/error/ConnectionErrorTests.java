package io.appdb.error;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Connections that break or never come about, on real databases.
 */
class ConnectionErrorTests {

	private final SqlErrorTranslator translator = new SqlErrorTranslator();

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void tellsALostConnection(TestDatabase database) throws Exception {
		Shop shop = Shop.open(database);
		try (Connection victim = shop.connect(); Connection killer = shop.connect()) {
			boolean postgres = database.type() == DatabaseType.POSTGRESQL;
			long id = number(victim, postgres ? "SELECT pg_backend_pid()" : "SELECT connection_id()");
			Shop.execute(killer, postgres ? "SELECT pg_terminate_backend(" + id + ")" : "KILL " + id);
			assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> shop.run(victim, "SELECT 1"))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(DatabaseUnavailableException.Reason.UNREACHABLE));
		}
	}

	@EachDatabase({ DatabaseType.H2 })
	void tellsADatabaseThatWasShutDown(TestDatabase database) throws Exception {
		Shop shop = Shop.open(database);
		try (Connection victim = shop.connect()) {
			database.close();
			assertThatExceptionOfType(DatabaseUnavailableException.class)
				.isThrownBy(() -> shop.run(victim, "SELECT 1"));
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void tellsAWrongPassword(TestDatabase database) throws Exception {
		try (Connection keepsTheMemoryDatabase = database.connect()) {
			assertThat(keepsTheMemoryDatabase.isValid(1)).isTrue();
			assertUnavailable(database.url(), database.username(), "wrong-secret",
					DatabaseUnavailableException.Reason.CREDENTIALS);
		}
	}

	@EachDatabase
	void tellsAnUnknownDatabase(TestDatabase database) {
		String url = database.url();
		String unknown = switch (database.type()) {
			case SQLITE -> url.replace("test.db", "missing/test.db");
			case H2 -> url.replace("mem:", "mem:missing") + ";IFEXISTS=TRUE";
			default -> url.replaceFirst("/[^/?]+(\\?|$)", "/missing$1");
		};
		assertUnavailable(unknown, database.username(), database.password(),
				(database.type() == DatabaseType.SQLITE) ? DatabaseUnavailableException.Reason.UNREACHABLE
						: DatabaseUnavailableException.Reason.UNKNOWN_DATABASE);
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void tellsAServerThatIsDown(TestDatabase database) throws Exception {
		int closed;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			closed = socket.getLocalPort();
		}
		assertUnavailable(database.url().replaceFirst("//[^/]*/", "//localhost:" + closed + "/"), database.username(),
				database.password(), DatabaseUnavailableException.Reason.UNREACHABLE);
	}

	/**
	 * Spring wraps the failure of a connection itself and leaves the template's
	 * translator out.
	 */
	private void assertUnavailable(String url, String username, String password,
			DatabaseUnavailableException.Reason reason) {
		JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url, username, password));
		assertThatThrownBy(() -> jdbc.queryForObject("SELECT 1", Integer.class))
			.isInstanceOfSatisfying(RuntimeException.class, (failure) -> assertThat(this.translator.translate(failure))
				.isInstanceOfSatisfying(DatabaseUnavailableException.class, (ex) -> {
					assertThat(ex.reason()).isEqualTo(reason);
					assertThat(ex.getMessage()).doesNotContain("localhost").doesNotContain("secret");
				}));
	}

	private static long number(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
	}

}
