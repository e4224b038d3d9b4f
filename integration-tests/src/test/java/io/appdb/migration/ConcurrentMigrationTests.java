package io.appdb.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrentMigrationTests {

	@EachDatabase
	void oneMigratesAndTheOtherWaits(TestDatabase database, @TempDir Path folder) throws Exception {
		try (MigratedDatabase first = MigratedDatabase.of(database, folder).shop();
				MigratedDatabase second = MigratedDatabase.of(database, folder)) {
			first.migrations().stamp("base");
			List<MigratedDatabase> both = List.of(first, second);
			for (int round = 0; round < 2; round++) {
				assertThat(ran(atOnce(both, Migrations::upgrade))).containsExactlyInAnyOrder("V1__items.sql",
						"V2__price.sql", "V3__orders.sql");
				assertThat(first.migrations().current()).contains("3");
				assertThat(ran(atOnce(both, (migrations) -> migrations.downgrade("base"))))
					.containsExactlyInAnyOrder("U3__orders.sql", "U2__price.sql", "U1__items.sql");
				assertThat(second.migrations().current()).isEmpty();
			}
		}
	}

	private static List<String> ran(List<MigrationReport> reports) {
		return reports.stream().flatMap((report) -> report.migrations().stream()).map(MigrationInfo::script).toList();
	}

	private static List<MigrationReport> atOnce(List<MigratedDatabase> databases,
			Function<Migrations, MigrationReport> work) throws Exception {
		CyclicBarrier start = new CyclicBarrier(databases.size());
		ExecutorService threads = Executors.newFixedThreadPool(databases.size());
		try {
			List<Future<MigrationReport>> running = new ArrayList<>();
			for (MigratedDatabase database : databases) {
				running.add(threads.submit(() -> {
					start.await(30, TimeUnit.SECONDS);
					return work.apply(database.migrations());
				}));
			}
			List<MigrationReport> reports = new ArrayList<>();
			for (Future<MigrationReport> report : running) {
				reports.add(report.get(60, TimeUnit.SECONDS));
			}
			return reports;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
