package io.appdb.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;

import io.appdb.engine.DatabaseType;
import org.junit.jupiter.api.AfterAll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link EachDatabase} on the servers of this machine.
 */
class EachDatabaseTests {

	private static final Set<DatabaseType> SEEN = EnumSet.noneOf(DatabaseType.class);

	@AfterAll
	static void everyDatabaseButMySqlRunsEverywhere() {
		assertThat(SEEN).contains(DatabaseType.POSTGRESQL, DatabaseType.MARIADB, DatabaseType.SQLITE, DatabaseType.H2);
	}

	@EachDatabase
	void givesAWorkingEmptyDatabase(TestDatabase database) throws Exception {
		SEEN.add(database.type());
		assertThat(Class.forName(database.driverClassName())).isNotNull();
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			assertThat(connection.getMetaData().getURL()).startsWith("jdbc:" + database.type().keyword());
			statement.execute("CREATE TABLE things (id INTEGER PRIMARY KEY)");
			assertThat(statement.executeUpdate("INSERT INTO things VALUES (1), (2)")).isEqualTo(2);
		}
	}

	@EachDatabase
	void keepsTwoDatabasesApart(TestDatabase one) throws Exception {
		try (TestDatabase other = TestDatabase.create(one.type());
				Connection connection = one.connect();
				Connection otherConnection = other.connect();
				Statement statement = connection.createStatement();
				Statement otherStatement = otherConnection.createStatement()) {
			statement.execute("CREATE TABLE things (id INTEGER PRIMARY KEY)");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> otherStatement.executeQuery("SELECT * FROM things"));
		}
	}

	@EachDatabase
	void dropsTheDatabaseAlthoughATransactionIsOpen(TestDatabase any) throws Exception {
		TestDatabase database = TestDatabase.create(any.type());
		Connection left = database.connect();
		left.setAutoCommit(false);
		try (Statement statement = left.createStatement()) {
			statement.execute("CREATE TABLE things (id INTEGER PRIMARY KEY)");
			statement.executeUpdate("INSERT INTO things VALUES (1)");
		}
		database.close();
		database.close();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> readThings(database));
	}

	private static void readThings(TestDatabase database) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.executeQuery("SELECT * FROM things");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void asksForThePassword(TestDatabase database) {
		assertThat(database.url()).doesNotContain(database.username() + ":").doesNotContain("password");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> DriverManager.getConnection(database.url(), database.username(), "wrong"))
			.matches((ex) -> ex.getSQLState().startsWith("28"));
	}

}
