package io.appdb.schema.diff;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.appdb.schema.diff.TableDrafts.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SchemaComparisonTests {

	@Test
	void findsNothingBetweenTwoThatAreTheSame() throws SQLException {
		String table = "create table t (id int primary key, name text unique)";
		try (MemoryDatabase before = MemoryDatabase.sqlite(table);
				MemoryDatabase after = MemoryDatabase.sqlite(table)) {
			SchemaComparison comparison = SchemaComparison.of(before.connection(), after.connection());
			assertThat(comparison.isEmpty()).isTrue();
			assertThat(comparison.descriptions()).isEmpty();
			assertThat(comparison.forward()).isEmpty();
			assertThat(comparison.back()).isEmpty();
		}
	}

	@Test
	void goesOnWithoutItsConnections() throws SQLException {
		SchemaComparison comparison;
		try (MemoryDatabase before = MemoryDatabase.h2();
				MemoryDatabase after = MemoryDatabase.h2("create table t (id int)")) {
			comparison = SchemaComparison.of(before.connection(), after.connection());
		}
		assertThat(sql(comparison.forward())).containsExactly("create table t (\n    id integer\n)");
		assertThat(sql(comparison.back())).containsExactly("drop table t");
	}

	@Test
	void leavesOutWhatItIsTold() throws SQLException {
		try (MemoryDatabase before = MemoryDatabase.sqlite("create table history (id int)", "create table t (id int)");
				MemoryDatabase after = MemoryDatabase.sqlite("create table t (id int, b int)")) {
			SchemaComparison comparison = SchemaComparison.of(before.connection(), after.connection())
				.without((table) -> table.name().equals("history"));
			assertThat(comparison.descriptions()).containsExactly("table t: column b added, int");
		}
	}

	@Test
	void takesRenamesThatItHasProposed() throws SQLException {
		try (MemoryDatabase before = MemoryDatabase.sqlite("create table users (id int)", "create table log (id int)");
				MemoryDatabase after = MemoryDatabase.sqlite("create table people (id int)")) {
			SchemaComparison comparison = SchemaComparison.of(before.connection(), after.connection())
				.without((table) -> table.name().equals("log"));
			assertThat(comparison.proposals()).containsExactly("users=people");
			SchemaComparison renamed = comparison.withRenames(Map.of("users", "people"));
			assertThat(sql(renamed.forward())).containsExactly("alter table users rename to people");
			assertThat(sql(renamed.back())).containsExactly("alter table people rename to users");
			assertThat(sql(comparison.forward())).as("the first comparison stays").contains("drop table users");
			assertThat(renamed.withRenames(Map.of()).descriptions()).isEqualTo(comparison.descriptions());
		}
	}

	@Test
	void keepsRenamesWhereTablesAreLeftOutAfterwards() throws SQLException {
		try (MemoryDatabase before = MemoryDatabase.sqlite("create table users (id int)", "create table log (id int)");
				MemoryDatabase after = MemoryDatabase.sqlite("create table people (id int)")) {
			assertThat(SchemaComparison.of(before.connection(), after.connection())
				.withRenames(Map.of("users", "people"))
				.without((table) -> table.name().equals("log"))
				.descriptions()).containsExactly("table users: renamed to people");
		}
	}

	@Test
	void printsWhatItsPageShows() throws Exception {
		try (MemoryDatabase before = MemoryDatabase
			.h2("create table users (id int primary key, nick varchar(50), age int)");
				MemoryDatabase after = MemoryDatabase
					.h2("create table users (id int primary key, nickname varchar(50))")) {
			SchemaComparison comparison = SchemaComparison.of(before.connection(), after.connection())
				.withRenames(Map.of("users.nick", "nickname"));
			StringBuilder printed = new StringBuilder();
			comparison.descriptions().forEach((text) -> printed.append(text).append("\n"));
			for (SchemaStatement statement : comparison.forward()) {
				statement.warnings().forEach((warning) -> printed.append("-- WARNING: ").append(warning).append("\n"));
				printed.append(statement.destructive() ? "-- DESTRUCTIVE\n" : "").append(statement.sql()).append(";\n");
			}
			printed.append("-- and back\n");
			comparison.back().forEach((statement) -> printed.append(statement.sql()).append(";\n"));
			assertThat(Files.readString(Path.of("../docs/schema-diff.md"))).contains("```\n" + printed + "```\n");
		}
	}

	@Test
	void refusesDatabasesOfTwoKinds() throws SQLException {
		try (MemoryDatabase h2 = MemoryDatabase.h2(); MemoryDatabase sqlite = MemoryDatabase.sqlite()) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> SchemaComparison.of(h2.connection(), sqlite.connection()))
				.withMessageMatching("A schema of H2 [\\d.]+ .* cannot be compared with one of SQLite [\\d.]+: "
						+ "types and statements differ, so give two databases of the same kind");
		}
	}

	@Test
	void refusesADatabaseThatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> DiffDialect.of(connection("Oracle", "23")))
			.withMessage(
					"Schemas of Oracle cannot be compared: it is done for PostgreSQL, MySQL, MariaDB, SQLite and H2");
	}

	@Test
	void failsWhereADatabaseDoesNotAnswer() throws SQLException {
		try (MemoryDatabase after = MemoryDatabase.h2()) {
			MemoryDatabase before = MemoryDatabase.h2();
			before.close();
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> SchemaComparison.of(before.connection(), after.connection()));
		}
	}

	/**
	 * Connector/J calls a MariaDB server MySQL.
	 */
	@ParameterizedTest
	@CsvSource({ "MariaDB,11.8.3-MariaDB,MariaDbDiffDialect", "MySQL,5.5.5-10.11.6-MariaDB-log,MariaDbDiffDialect",
			"SQLite,3.53.2,SqliteDiffDialect" })
	void knowsADatabaseByWhatItsDriverSays(String product, String version, String dialect) throws SQLException {
		assertThat(DiffDialect.of(connection(product, version))).extracting((found) -> found.getClass().getSimpleName())
			.isEqualTo(dialect);
	}

	private static Connection connection(String product, String version) {
		DatabaseMetaData metaData = fake(DatabaseMetaData.class,
				(proxy, method, arguments) -> method.getName().equals("getDatabaseProductName") ? product : version);
		return fake(Connection.class, (proxy, method, arguments) -> metaData);
	}

	private static <T> T fake(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
