package io.appdb.schema.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

}
