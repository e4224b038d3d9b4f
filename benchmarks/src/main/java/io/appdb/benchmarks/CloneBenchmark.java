package io.appdb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;

import io.appdb.benchmarks.TestJvm.Libraries;
import io.appdb.benchmarks.junit.AppDbCopyTests;
import io.appdb.benchmarks.junit.ZonkyCopyTests;
import io.appdb.test.TestDatabase;

/**
 * A test class on its own copy of a database with many tables, when an earlier class has
 * had one: with this library, with zonky's, and the migrations run anew. Each library has
 * a JVM that stays, all have the same server. Stateless.
 */
final class CloneBenchmark implements Benchmark {

	private static final String US = "AppDB";

	private static final String THEM = "zonky";

	private static final String ANEW = "anew";

	private static final int TABLES = 60;

	private static final int SMALL = 3;

	private static final int WARM_UP = 12;

	private static final int MIGRATIONS_WARM_UP = 3;

	private static final int IN_A_ROW = 10;

	private static final long PAUSE = 1_000;

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		int tables = effort.isSmoke() ? SMALL : TABLES;
		Path folder = Files.createTempDirectory("tables");
		try {
			migrations(folder, tables);
			return compare(address, "filesystem:" + folder, tables, effort);
		}
		finally {
			delete(folder);
		}
	}

	private static List<Result> compare(Address address, String migrations, int tables, Effort effort)
			throws Exception {
		List<String> locations = List.of("classpath:db/users", migrations);
		List<String> flags = Stream
			.of(effort.flags(), TestServer.application(address, String.join(",", locations)),
					List.of("-Dzonky.test.database.type=" + (effort.isSmoke() ? "h2" : "postgres")))
			.flatMap(List::stream)
			.toList();
		try (TestJvm ours = TestJvm.start(AppDbCopyTests.class, Libraries.ZONKY,
				Stream.concat(flags.stream(), TestServer.given(address).stream()).toList());
				TestJvm theirs = TestJvm.start(ZonkyCopyTests.class, Libraries.APPDB, flags)) {
			for (int round = 0; round < (effort.isSmoke() ? 1 : WARM_UP); round++) {
				ours.run("measured", 1);
				theirs.run("measured", 1);
				if (round < MIGRATIONS_WARM_UP) {
					migrate(locations, effort);
				}
			}
			System.out.println("a test class on a copy of " + tables + " tables, seconds, with a pause before each");
			Rounds paused = Rounds.run(effort.pairs(), paused(ours, theirs, locations, effort));
			System.out.println("the same, the mean of " + IN_A_ROW + " classes one after the other");
			Rounds inARow = Rounds.run(effort.pairs(), inARow(ours, theirs, effort));
			return results(paused, inARow, tables);
		}
	}

	private static Map<String, Measurement> paused(TestJvm ours, TestJvm theirs, List<String> locations,
			Effort effort) {
		Map<String, Measurement> measurements = new LinkedHashMap<>();
		measurements.put(US, () -> {
			pause(effort);
			return ours.run("measured", 1);
		});
		measurements.put(THEM, () -> {
			pause(effort);
			return theirs.run("measured", 1);
		});
		measurements.put(ANEW, () -> {
			pause(effort);
			return migrate(locations, effort);
		});
		return measurements;
	}

	private static Map<String, Measurement> inARow(TestJvm ours, TestJvm theirs, Effort effort) {
		Map<String, Measurement> measurements = new LinkedHashMap<>();
		measurements.put(US, () -> inARow(ours, effort));
		measurements.put(THEM, () -> inARow(theirs, effort));
		return measurements;
	}

	private static double inARow(TestJvm jvm, Effort effort) throws Exception {
		pause(effort);
		double sum = 0;
		for (int test = 0; test < IN_A_ROW; test++) {
			sum += jvm.run("measured", 1);
		}
		return sum / IN_A_ROW;
	}

	private static List<Result> results(Rounds paused, Rounds inARow, int tables) {
		String size = " with " + tables + " tables";
		return List.of(
				new Result("A CLONE class" + size + " against zonky's refresh, classes that take a second",
						Target.atMost(1), paused.ratios(US, THEM)),
				new Result("The same, " + IN_A_ROW + " classes in a row that take no time", Target.atMost(1),
						inARow.ratios(US, THEM)),
				new Result("Migrating" + size + " anew against a CLONE class", Target.atLeast(5),
						paused.ratios(ANEW, US)),
				new Result("A CLONE class" + size + ", ms", Target.NONE, millis(paused, US)),
				new Result("zonky's refresh" + size + ", ms", Target.NONE, millis(paused, THEM)),
				new Result("Migrating" + size + " anew, ms", Target.NONE, millis(paused, ANEW)));
	}

	private static List<Double> millis(Rounds rounds, String of) {
		return rounds.figures(of).stream().map((seconds) -> seconds * 1e3).toList();
	}

	/**
	 * The time other tests would take, in which both libraries prepare what comes.
	 */
	private static void pause(Effort effort) throws InterruptedException {
		Thread.sleep(effort.isSmoke() ? 0 : PAUSE);
	}

	private static double migrate(List<String> locations, Effort effort) throws SQLException, IOException {
		long start = System.nanoTime();
		try (TestDatabase database = TestServer.create(effort)) {
			Flyway.configure()
				.dataSource(database.url(), database.username(), database.password())
				.locations(locations.toArray(String[]::new))
				.load()
				.migrate();
			try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
				statement.execute("select count(*) from users");
			}
			return (System.nanoTime() - start) / 1e9;
		}
	}

	/**
	 * Writes one migration for each table but the users'.
	 */
	private static void migrations(Path folder, int tables) throws IOException {
		for (int table = 2; table <= tables; table++) {
			Files.writeString(folder.resolve("V" + table + "__table_" + table + ".sql"), """
					create table table_%1$d (id bigint generated by default as identity primary key,
					  code varchar(40) not null, title varchar(200), amount integer not null, total bigint,
					  price numeric(12, 2), placed date, changed timestamp, active boolean not null, owner_id bigint,
					  constraint uk_table_%1$d_code unique (code),
					  constraint fk_table_%1$d_owner foreign key (owner_id) references users (id));
					create index ix_table_%1$d_total on table_%1$d (total, placed);
					insert into table_%1$d (code, amount, active) values ('first', 1, true), ('second', 2, false);
					""".formatted(table));
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}

}
