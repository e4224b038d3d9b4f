package io.appdb.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.faults.commit.CommitApplication;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no byte of a success is sent and nothing is stored when a commit fails, with
 * every way to answer, to commit and to write. The profile {@code faults} tries each with
 * each, and writes docs/reliability.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitFailureTests {

	private static final Effort EFFORT = Effort.chosen();

	/**
	 * A normal build tries each so many cases: prime, so that each answer, scope and
	 * write has its turn.
	 */
	private static final int STEP = EFFORT.isWhole() ? 1 : 41;

	private static final List<DatabaseType> WHOLE = List.of(DatabaseType.POSTGRESQL, DatabaseType.SQLITE,
			DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2);

	private final List<CommitTally> tallies = new ArrayList<>();

	static Stream<DatabaseType> databases() {
		return EFFORT.isWhole() ? WHOLE.stream() : Stream.of(DatabaseType.POSTGRESQL, DatabaseType.SQLITE);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void isAnsweredWithoutAByteOfSuccess(DatabaseType type) throws Exception {
		try (TestDatabase database = TestDatabase.create(type)) {
			create(database);
			try (ConfigurableApplicationContext application = start(database)) {
				int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
				FailingCommits commits = new FailingCommits(database, port);
				for (CommitTrap trap : CommitTrap.of(type)) {
					this.tallies.add(commits.play(trap, STEP));
				}
				assertThat(commits.findings()).isEmpty();
				HikariDataSource pool = application.getBean(HikariDataSource.class);
				Pause.until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0,
						"the pool has busy connections");
			}
		}
	}

	private static void create(TestDatabase database) throws SQLException {
		String deferred = " deferrable initially deferred";
		String unique = (database.type() == DatabaseType.POSTGRESQL) ? deferred : "";
		String key = database.type().equals(DatabaseType.SQLITE) ? deferred : unique;
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("create table owners (id bigint primary key)");
			statement.execute("create table entries (id bigint primary key, owner_id bigint not null, "
					+ "code varchar(80) not null, constraint entries_code unique (code)" + unique
					+ ", constraint entries_owner foreign key (owner_id) references owners (id)" + key + ")");
			statement.execute("insert into owners (id) values (1)");
			statement.execute("insert into entries (id, owner_id, code) values (%d, 1, '%s')"
				.formatted(CommitTrap.PRESENT, CommitTrap.TAKEN));
		}
	}

	private static ConfigurableApplicationContext start(TestDatabase database) {
		return SpringApplication.run(CommitApplication.class, "--app.db.url=" + database.url(),
				"--app.db.username=" + database.username(), "--app.db.password=" + database.password(),
				"--app.db.schema.mode=none", "--server.port=0", "--spring.main.banner-mode=off",
				"--logging.threshold.console=off", "--logging.level.root=warn",
				"--logging.file.name=target/faults/commits-" + database.type().keyword() + ".log");
	}

	@AfterAll
	void write() throws IOException {
		String table = CommitTally.table(this.tallies);
		System.out.println(table);
		if (EFFORT.isWhole() && this.tallies.size() == 8) {
			int requests = this.tallies.stream().mapToInt(CommitTally::requests).sum();
			ReliabilityPage.ofProject()
				.write("commits", String.format(Locale.ROOT, "%,d commits that failed.%n%n%s", requests, table));
		}
	}

}
