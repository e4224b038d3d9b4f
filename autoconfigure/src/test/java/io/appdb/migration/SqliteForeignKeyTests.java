package io.appdb.migration;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tables are made anew over connections that otherwise enforce foreign keys.
 */
class SqliteForeignKeyTests {

	@Test
	void keepsTheRowsThatPointToATableMadeAnew(@TempDir Path folder) throws Exception {
		try (MigratedMemory migrated = family(folder)) {
			migrated.file("V2__wider.sql", anew("bigint")).file("U2__wider.sql", anew("int"));
			assertThat(migrated.migrations().upgrade().to()).isEqualTo("2");
			assertEnforcedWithItsRow(migrated);
			assertThat(migrated.migrations().downgrade("-1").to()).isEqualTo("1");
			assertEnforcedWithItsRow(migrated);
		}
	}

	@Test
	void refusesAMigrationThatLeavesARowPointingNowhere(@TempDir Path folder) throws Exception {
		try (MigratedMemory migrated = family(folder)) {
			migrated.file("V2__gone.sql", "insert into parent values (5, 5);", "delete from parent where id = 1;");
			assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(migrated.migrations()::upgrade)
				.withMessageContaining("Rows point to rows that are not there (1 of child to parent)");
			assertThat(migrated.migrations().current()).contains("1");
			assertThat(migrated.jdbc().queryForList("select id from parent", Integer.class)).containsExactly(1);
			assertEnforcedWithItsRow(migrated);
		}
	}

	@Test
	void isStillTheDataSourceThatItLendsFrom(@TempDir Path folder) throws Exception {
		try (MigratedMemory migrated = family(folder)) {
			DataSource pool = Objects.requireNonNull(migrated.jdbc().getDataSource());
			DataSource lending = MigrationConnections.over(pool);
			assertThat(MigrationConnections.over(lending)).isSameAs(lending);
			assertThat(lending.isWrapperFor(HikariDataSource.class)).isTrue();
			assertThat(lending.unwrap(HikariDataSource.class)).isSameAs(pool.unwrap(HikariDataSource.class));
			try (Connection lent = lending.getConnection(); Statement statement = lent.createStatement()) {
				assertThat(lent.isWrapperFor(SQLiteConnection.class)).isTrue();
				assertThat(lent.unwrap(SQLiteConnection.class)).isNotNull();
				assertThat(statement.executeQuery("pragma foreign_keys").getInt(1)).isZero();
			}
			assertThat(migrated.jdbc().queryForObject("pragma foreign_keys", Integer.class)).isOne();
		}
	}

	@Test
	void givesAConnectionBackAsItWas() throws SQLException {
		SingleConnectionDataSource one = new SingleConnectionDataSource("jdbc:sqlite::memory:", true);
		try {
			for (String enforced : List.of("off", "on")) {
				try (Connection connection = one.getConnection()) {
					run(connection, "pragma foreign_keys = " + enforced);
				}
				try (Connection lent = MigrationConnections.over(one).getConnection()) {
					run(lent, "pragma legacy_alter_table = on");
					lent.setAutoCommit(false);
				}
				JdbcTemplate jdbc = new JdbcTemplate(one);
				assertThat(jdbc.queryForObject("pragma legacy_alter_table", Integer.class)).isZero();
				assertThat(jdbc.queryForObject("pragma foreign_keys", Integer.class))
					.isEqualTo(enforced.equals("on") ? 1 : 0);
			}
		}
		finally {
			one.destroy();
		}
	}

	@Test
	void leavesRowsAloneWhereNobodyEnforces() throws SQLException {
		DataSource plain = new DriverManagerDataSource("jdbc:sqlite::memory:");
		try (Connection lent = MigrationConnections.over(plain).getConnection()) {
			lent.setAutoCommit(false);
			run(lent, "create table parent (id integer primary key)",
					"create table child (p integer references parent)", "insert into child values (1)");
			lent.commit();
		}
	}

	/**
	 * One that nobody can bring back to what it was must not be lent again.
	 */
	@Test
	void givesUpAConnectionThatItCannotGiveBack() throws SQLException {
		try (SulkingConnection sulking = new SulkingConnection()) {
			Connection lent = MigrationConnections.over(sulking).getConnection();
			sulking.refused = "foreign_keys = on";
			assertThatExceptionOfType(SQLException.class).isThrownBy(lent::close).withMessage("no");
			assertThat(sulking.calls).containsSubsequence("abort", "close");
			assertThat(sulking.connection.isClosed()).isTrue();
		}
		try (SulkingConnection sulking = new SulkingConnection()) {
			sulking.refused = "total_changes";
			assertThatExceptionOfType(SQLException.class).isThrownBy(MigrationConnections.over(sulking)::getConnection)
				.withMessage("no");
			assertThat(sulking.statements).doesNotContain("pragma foreign_keys = off");
			assertThat(sulking.connection.isClosed()).isTrue();
		}
	}

	private static void run(Connection connection, String... statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static MigratedMemory family(Path folder) throws IOException {
		MigratedMemory migrated = MigratedMemory.of(folder)
			.file("V1__family.sql", "create table parent (id integer primary key, x int);",
					"create table child (id integer primary key, p bigint references parent on delete cascade);",
					"insert into parent values (1, 1);", "insert into child values (1, 1);")
			.file("U1__family.sql", "drop table child;", "drop table parent;");
		migrated.migrations().upgrade();
		return migrated;
	}

	private static String[] anew(String type) {
		return new String[] { "create table parent_new (id integer primary key, x " + type + ");",
				"insert into parent_new select * from parent;", "drop table parent;",
				"alter table parent_new rename to parent;" };
	}

	private static void assertEnforcedWithItsRow(MigratedMemory migrated) {
		assertThat(migrated.jdbc().queryForObject("select count(*) from child", Integer.class)).isOne();
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> migrated.jdbc().update("insert into child values (9, 9)"));
	}

	/**
	 * Lends one connection that refuses some statements, and says what is called on it.
	 */
	private static final class SulkingConnection extends AbstractDataSource implements AutoCloseable {

		private final Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:?foreign_keys=true");

		private final List<String> calls = new ArrayList<>();

		private final List<String> statements = new ArrayList<>();

		private String refused = "nothing";

		SulkingConnection() throws SQLException {
		}

		@Override
		public Connection getConnection() {
			return wrapped(Connection.class, this.connection, (name, arguments) -> this.calls.add(name));
		}

		@Override
		public Connection getConnection(String username, String password) {
			return getConnection();
		}

		private <T> T wrapped(Class<T> type, T target, Called called) {
			return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
					(proxy, method, arguments) -> {
						called.with(method.getName(), arguments);
						try {
							Object result = method.invoke(target, arguments);
							return (result instanceof Statement statement)
									? wrapped(Statement.class, statement, this::refuse) : result;
						}
						catch (InvocationTargetException ex) {
							throw ex.getTargetException();
						}
					}));
		}

		private void refuse(String method, Object @Nullable [] arguments) throws SQLException {
			if (arguments != null && arguments[0] instanceof String sql) {
				if (sql.contains(this.refused)) {
					throw new SQLException("no");
				}
				this.statements.add(sql);
			}
		}

		@Override
		public void close() throws SQLException {
			this.connection.close();
		}

		/**
		 * Hears of a call before it is made.
		 */
		@FunctionalInterface
		private interface Called {

			void with(String method, Object @Nullable [] arguments) throws SQLException;

		}

	}

}
