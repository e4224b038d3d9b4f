package io.appdb.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrentCreationTests {

	private static final int ROUNDS = 4;

	private static final int APPLICATIONS = 6;

	@EachDatabase
	void sixApplicationsMayCreateAtOnce(TestDatabase database) throws Exception {
		List<MappedDatabase> applications = new ArrayList<>();
		ExecutorService threads = Executors.newFixedThreadPool(APPLICATIONS);
		try {
			for (int index = 0; index < APPLICATIONS; index++) {
				applications.add(MappedDatabase.zoo(database));
			}
			for (int round = 0; round < ROUNDS; round++) {
				createAtOnce(threads, applications);
				assertThat(applications.get(0).schema().validate()).isEmpty();
				applications.get(0).schema().dropAllTables();
				assertThat(applications.get(0).schema().tableNames()).isEmpty();
			}
		}
		finally {
			threads.shutdownNow();
			applications.forEach(MappedDatabase::close);
		}
	}

	private static void createAtOnce(ExecutorService threads, List<MappedDatabase> applications) throws Exception {
		CyclicBarrier start = new CyclicBarrier(applications.size());
		List<Future<?>> results = new ArrayList<>();
		for (MappedDatabase application : applications) {
			results.add(threads.submit(() -> {
				start.await();
				application.schema().createAllTables();
				return application.schema().validate();
			}));
		}
		for (Future<?> result : results) {
			assertThat(result.get()).isEqualTo(List.of());
		}
	}

	@EachDatabase(DatabaseType.H2)
	void takesOverALockThatWasLeftBehind(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			mapped.execute("create table \"APPDB_SCHEMA_LOCK\" (id int comment '1')");
			mapped.schema().createAllTables();
			assertThat(mapped.schema().tableNames()).containsExactly("NUMBERS", "TOPICS");
			assertThat(mapped.values("select table_name from information_schema.tables where table_name like 'APPDB%'"))
				.isEmpty();
		}
	}

	@Test
	void leavesNoLockBehindWhereNamesAreLowerCase() throws SQLException {
		String url = "jdbc:h2:mem:lower_case;DATABASE_TO_LOWER=TRUE";
		try (MappedDatabase mapped = MappedDatabase.at(url, Zoo.ENTITIES)) {
			mapped.schema().createAllTables();
			mapped.schema().createAllTables();
			assertThat(mapped.schema().validate()).isEmpty();
			mapped.schema().dropAllTables();
			assertThat(mapped
				.values("select table_name from information_schema.tables where lower(table_name) like 'appdb%'"))
				.isEmpty();
		}
	}

}
