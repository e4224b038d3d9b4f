package io.appdb.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what each isolation level lets through when a transaction of this library asks
 * for it. The profile {@code faults} writes docs/reliability.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTests {

	private static final Effort EFFORT = Effort.chosen();

	private static final int TRANSACTIONS = EFFORT.isWhole() ? 2_000 : 300;

	private static final Set<Anomaly> DIRTY_READS = EnumSet.of(Anomaly.G1A, Anomaly.G1B, Anomaly.G1C);

	private final IsolationTable table = new IsolationTable();

	static Stream<DatabaseType> databases() {
		return EFFORT.isWhole() ? Stream.of(DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB,
				DatabaseType.H2, DatabaseType.SQLITE) : Stream.of(DatabaseType.POSTGRESQL, DatabaseType.SQLITE);
	}

	private static List<IsolationLevel> levels(DatabaseType type) {
		return (type == DatabaseType.SQLITE) ? List.of(IsolationLevel.SERIALIZABLE) : List.of(IsolationLevel.values());
	}

	@ParameterizedTest
	@MethodSource("databases")
	void letsThroughWhatTheLevelSays(DatabaseType type) throws Exception {
		this.table.begin();
		try (TestDatabase database = TestDatabase.create(type); DatabaseManager manager = manager(database)) {
			create(database);
			for (IsolationLevel level : levels(type)) {
				Set<Anomaly> allowed = provoke(manager.sessions(), database, level);
				assertThat(allowed).as("%s at %s", type, level).isEqualTo(expected(type, level));
				Set<String> found = append(manager.sessions(), type, level);
				verify(type, level, found);
			}
		}
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url() + ((database.type() == DatabaseType.H2) ? ";LOCK_TIMEOUT=10000" : ""))
			.username(database.username())
			.password(database.password())
			.build();
		manager.initialize();
		return manager;
	}

	private static void create(TestDatabase database) throws SQLException {
		execute(database, "create table cells (id int primary key, v int not null)",
				"create table lists (id int primary key, items varchar(16000) not null)");
	}

	private static void execute(TestDatabase database, String... statements) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private Set<Anomaly> provoke(SessionManager sessions, TestDatabase database, IsolationLevel level)
			throws SQLException {
		Map<Anomaly, Boolean> happened = new EnumMap<>(Anomaly.class);
		for (Anomaly anomaly : Anomaly.values()) {
			execute(database, "delete from cells", "insert into cells (id, v) values (1, 10), (2, 20)");
			Duel duel = new Duel(sessions, level);
			boolean happens = anomaly.happens(duel);
			happened.put(anomaly, happens);
			this.table.add(database.type().displayName(), level, anomaly, happens ? "**yes**" : duel.prevention());
		}
		happened.values().removeIf((happens) -> !happens);
		return happened.keySet();
	}

	/**
	 * What Hermitage found too, with these differences: MariaDB has refused lost updates
	 * since 11.6.
	 */
	private static Set<Anomaly> expected(DatabaseType type, IsolationLevel level) {
		Set<Anomaly> committed = EnumSet.of(Anomaly.PMP, Anomaly.P4, Anomaly.G_SINGLE, Anomaly.G2_ITEM, Anomaly.G2);
		return switch (level) {
			case READ_UNCOMMITTED -> {
				if (type != DatabaseType.POSTGRESQL) {
					committed.addAll(DIRTY_READS);
					committed.add(Anomaly.OTV);
				}
				yield committed;
			}
			case READ_COMMITTED -> committed;
			case REPEATABLE_READ -> {
				Set<Anomaly> skews = EnumSet.of(Anomaly.G2_ITEM, Anomaly.G2);
				if (type == DatabaseType.MYSQL) {
					skews.add(Anomaly.P4);
				}
				yield skews;
			}
			case SERIALIZABLE ->
				(type == DatabaseType.H2) ? EnumSet.of(Anomaly.G2_ITEM, Anomaly.G2) : EnumSet.noneOf(Anomaly.class);
		};
	}

	private Set<String> append(SessionManager sessions, DatabaseType type, IsolationLevel level)
			throws InterruptedException, ExecutionException {
		AppendWorkload workload = new AppendWorkload(sessions, level);
		List<AppendTransaction> transactions = workload.run(TRANSACTIONS);
		Set<String> found = new AppendChecker(transactions, workload.lists()).check();
		int committed = (int) transactions.stream().filter(AppendTransaction::committed).count();
		this.table.add(type.displayName(), level, committed, transactions.size() - committed, found);
		return found;
	}

	/**
	 * A level that allows lost updates has to show one, or the checker sees nothing.
	 */
	private static void verify(DatabaseType type, IsolationLevel level, Set<String> found) {
		if (expected(type, level).contains(Anomaly.P4)) {
			assertThat(found).as("%s at %s", type, level).contains("lost append");
		}
		else if (expected(type, level).isEmpty()) {
			assertThat(found).as("%s at %s", type, level).isEmpty();
		}
		else {
			assertThat(found).as("%s at %s", type, level).isSubsetOf("G2");
		}
	}

	@AfterAll
	void write() throws IOException {
		System.out.println(this.table);
		if (EFFORT.isWhole() && this.table.databases() == 5) {
			ReliabilityPage.ofProject().write("isolation", this.table.toString());
		}
	}

}
