package io.appdb.schema.scratch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of scratch databases: what is made is empty and apart, and goes away.
 */
class ScratchServerTests {

	@EachDatabase
	void makesEmptyDatabasesThatKnowNothingOfEachOther(TestDatabase database) throws SQLException {
		DataSource own = dataSource(database);
		new JdbcTemplate(own).execute("create table t (id int)");
		ScratchServer server = ScratchServer.of(own, null);
		try (ScratchDatabase first = server.create(); ScratchDatabase second = server.create()) {
			for (ScratchDatabase scratch : List.of(first, second)) {
				JdbcTemplate jdbc = new JdbcTemplate(scratch.dataSource());
				jdbc.execute("create table t (id int)");
				jdbc.update("insert into t (id) values (1)");
				assertThat(jdbc.queryForObject("select count(*) from t", Integer.class)).isEqualTo(1);
			}
			assertThat(new JdbcTemplate(own).queryForObject("select count(*) from t", Integer.class)).isZero();
			assertThat(first.name()).startsWith("appdb_scratch_").isNotEqualTo(second.name());
		}
		assertThat(names(database)).isEmpty();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void removesWhatAKilledProcessHasLeft(TestDatabase database) throws SQLException {
		DataSource own = dataSource(database);
		ScratchServer server = ScratchServer.of(own, null);
		JdbcTemplate jdbc = new JdbcTemplate(own);
		String old = "appdb_scratch_1_0";
		String foreign = "appdb_scratch_mine";
		jdbc.execute("create database " + old);
		jdbc.execute("create database " + foreign);
		String young = ScratchNames.next();
		jdbc.execute("create database " + young);
		try (ScratchDatabase scratch = server.create()) {
			assertThat(names(database)).containsExactlyInAnyOrder(foreign, young, scratch.name());
		}
		finally {
			jdbc.execute("drop database " + foreign);
			jdbc.execute("drop database " + young);
		}
	}

	/**
	 * A user may see, without any right to drop it, what somebody else has left.
	 */
	@EachDatabase({ DatabaseType.MYSQL, DatabaseType.MARIADB })
	void leavesAloneWhatItMayNotDrop(TestDatabase database) throws SQLException {
		JdbcTemplate admin = new JdbcTemplate(dataSource(database));
		String old = "appdb_scratch_1_3";
		String user = "appdb_" + Long.toString(System.nanoTime(), 36);
		admin.execute("create database " + old);
		admin.execute("create user " + user + " identified by 'Pass-word1'");
		try {
			admin.execute("grant all on *.* to " + user);
			admin.execute("revoke drop on *.* from " + user);
			String young = ScratchNames.next().substring(0, ScratchNames.PREFIX.length() + 2);
			admin.execute("grant drop on `" + young.replace("_", "\\_") + "%`.* to " + user);
			ScratchServer server = ScratchServer.of(new DriverManagerDataSource(database.url(), user, "Pass-word1"),
					null);
			try (ScratchDatabase scratch = server.create()) {
				assertThat(names(database)).containsExactlyInAnyOrder(old, scratch.name());
			}
			assertThat(names(database)).containsExactly(old);
		}
		finally {
			admin.execute("drop database " + old);
			admin.execute("drop user " + user);
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void leavesAloneWhatIsInUse(TestDatabase database) throws SQLException {
		DataSource own = dataSource(database);
		JdbcTemplate jdbc = new JdbcTemplate(own);
		String busy = "appdb_scratch_1_1";
		jdbc.execute("create database " + busy);
		ScratchServer server = ScratchServer.of(own, null);
		try (Connection user = use(database, busy); ScratchDatabase scratch = server.create()) {
			assertThat(user.isValid(5)).isTrue();
			assertThat(names(database)).containsExactlyInAnyOrder(busy, scratch.name());
		}
		try (ScratchDatabase scratch = server.create()) {
			assertThat(names(database)).containsExactly(scratch.name());
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void removesADatabaseWithItsConnections(TestDatabase database) throws SQLException {
		ScratchDatabase scratch = ScratchServer.of(dataSource(database), null).create();
		try (Connection left = scratch.dataSource().getConnection()) {
			scratch.close();
			assertThat(left.isValid(5)).isFalse();
		}
		assertThat(names(database)).isEmpty();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void logsInWithWhatStandsInTheUrl(TestDatabase database) throws SQLException {
		String url = database.url() + (database.url().contains("?") ? "&" : "?") + "user=" + database.username()
				+ "&password=" + database.password();
		try (HikariDataSource pool = new HikariDataSource(); HikariDataSource described = new HikariDataSource()) {
			pool.setJdbcUrl(url);
			described.setJdbcUrl(database.url());
			described.addDataSourceProperty("user", database.username());
			described.addDataSourceProperty("password", database.password());
			List<DataSource> sources = new ArrayList<>(List.of(new DriverManagerDataSource(url), pool, described,
					new DelegatingDataSource(new DriverManagerDataSource(url))));
			if (database.type() != DatabaseType.MARIADB) {
				sources.add(new MinimalDataSource(url));
			}
			for (DataSource own : sources) {
				try (ScratchDatabase scratch = ScratchServer.of(own, null).create()) {
					JdbcTemplate jdbc = new JdbcTemplate(scratch.dataSource());
					jdbc.execute("create table t (id int)");
				}
			}
			assertThat(ScratchAddress.of(pool)).asString().doesNotContain("password=" + database.password());
		}
	}

	@Test
	void saysWhatAPoolWithoutAUrlLacks() {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setPoolName("shop");
			pool.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
			assertThatIllegalStateException().isThrownBy(() -> ScratchServer.of(pool, null))
				.withMessage("The pool 'shop' has no JDBC URL, so that nobody knows where scratch databases can be "
						+ "made: give it a URL in place of 'dataSourceClassName' or a data source of its own");
		}
	}

	@Test
	void refusesAServerOfAnotherKind() {
		DataSource own = new DriverManagerDataSource("jdbc:h2:mem:own");
		DatabaseUrl elsewhere = DatabaseUrl.parse("postgresql://me:se_cret@localhost/x");
		assertThatIllegalArgumentException().isThrownBy(() -> ScratchServer.of(own, elsewhere))
			.withMessageStartingWith("'app.db.migration.scratch-url' is ")
			.withMessageEndingWith(", which is no H2: use a server of the same kind as the database")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("se_cret"));
	}

	private static DataSource dataSource(TestDatabase database) {
		return new DriverManagerDataSource(database.url(), database.username(), database.password());
	}

	private static Connection use(TestDatabase database, String name) throws SQLException {
		if (database.type() == DatabaseType.POSTGRESQL) {
			return ScratchAddress.of(dataSource(database)).database(name).getConnection();
		}
		Connection connection = database.connect();
		try (Statement statement = connection.createStatement()) {
			statement.execute("select get_lock('" + name + "', 0)");
		}
		return connection;
	}

	private static List<String> names(TestDatabase database) {
		JdbcTemplate jdbc = new JdbcTemplate(dataSource(database));
		return switch (database.type()) {
			case POSTGRESQL -> jdbc
				.queryForList("select datname from pg_database where datname like 'appdb\\_scratch\\_%'", String.class);
			case MYSQL, MARIADB -> jdbc.queryForList("select schema_name from information_schema.schemata "
					+ "where schema_name like 'appdb\\\\_scratch\\\\_%'", String.class);
			default -> List.of();
		};
	}

	/**
	 * A data source that tells nothing but what its connections tell, which with
	 * MariaDB's driver is no password.
	 */
	private static final class MinimalDataSource extends AbstractDataSource {

		private final String url;

		MinimalDataSource(String url) {
			this.url = url;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return DriverManager.getConnection(this.url);
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return DriverManager.getConnection(this.url, username, password);
		}

	}

}
