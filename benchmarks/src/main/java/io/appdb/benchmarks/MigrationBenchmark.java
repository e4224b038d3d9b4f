package io.appdb.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.appdb.test.TestDatabase;

/**
 * The time of one call of the migrations in a fresh JVM, when the database is open:
 * {@code current} where many migrations are applied, {@code revision} where there are
 * many tables. Stateless.
 */
final class MigrationBenchmark implements Benchmark {

	private static final int MIGRATIONS = 1_000;

	private static final int TABLES = 300;

	private static final int SMALL = 3;

	private static final int ROUNDS = 5;

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		List<Result> results = new ArrayList<>();
		List<BulkTarget> targets = effort.isSmoke() ? List.of(BulkTarget.SQLITE)
				: List.of(BulkTarget.POSTGRESQL, BulkTarget.SQLITE);
		Path folder = Files.createTempDirectory("migrations");
		try {
			for (BulkTarget target : targets) {
				results.add(current(target, Files.createDirectories(folder.resolve(target + "-current")), effort));
				results.addAll(revision(target, Files.createDirectories(folder.resolve(target + "-revision")), effort));
			}
		}
		finally {
			delete(folder);
		}
		return results;
	}

	private static Result current(BulkTarget target, Path folder, Effort effort) throws Exception {
		int migrations = effort.isSmoke() ? SMALL : MIGRATIONS;
		System.out.println("current on " + target.label() + " with " + migrations + " migrations, seconds");
		Path entities = Files.createDirectories(folder.resolve("classes"));
		new ManyTables(1).compile(entities);
		Path files = Files.createDirectories(folder.resolve("files"));
		for (int number = 1; number <= migrations; number++) {
			Files.writeString(files.resolve("V" + number + "__step_" + number + ".sql"),
					"create table step_" + number + " (id bigint not null primary key, name varchar(100));\n");
		}
		try (TestDatabase database = target.create()) {
			String head = String.valueOf(migrations);
			seconds(Address.of(database), files, entities, "upgrade", head, effort);
			List<Double> figures = new ArrayList<>();
			for (int round = 0; round < rounds(effort); round++) {
				figures.add(seconds(Address.of(database), files, entities, "current", head, effort));
			}
			return new Result(target.label() + ", `current` on " + migrations + " applied migrations, s",
					Target.atMost(1), figures);
		}
	}

	private static List<Result> revision(BulkTarget target, Path folder, Effort effort) throws Exception {
		int tables = effort.isSmoke() ? SMALL : TABLES;
		System.out.println("revision on " + target.label() + " with " + tables + " tables, seconds");
		Path entities = Files.createDirectories(folder.resolve("classes"));
		new ManyTables(tables).compile(entities);
		List<Double> first = new ArrayList<>();
		List<Double> none = new ArrayList<>();
		try (TestDatabase database = target.create()) {
			for (int round = 0; round < rounds(effort); round++) {
				Path files = Files.createDirectories(folder.resolve("round" + round));
				first.add(seconds(Address.of(database), files, entities, "revision", " changes", effort));
				none.add(seconds(Address.of(database), files, entities, "revision", "nothing", effort));
			}
		}
		String size = tables + " tables with " + 10 * tables + " columns, s";
		return List.of(new Result(target.label() + ", first `revision` of " + size, Target.atMost(10), first),
				new Result(target.label() + ", `revision` that finds nothing in " + size, Target.atMost(10), none));
	}

	private static int rounds(Effort effort) {
		return Math.min(ROUNDS, effort.pairs());
	}

	/**
	 * Runs one call.
	 * @param result the end of what comes out
	 */
	private static double seconds(Address address, Path files, Path entities, String call, String result, Effort effort)
			throws IOException {
		List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
		command.addAll(effort.flags());
		command.addAll(List.of("-classpath", System.getProperty("java.class.path") + File.pathSeparator + entities,
				MigrationRun.class.getName(), address.url(), address.username(), address.password(), files.toString(),
				entities.toString(), call));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try (BufferedReader output = process.inputReader()) {
			String done = output.lines().filter((line) -> line.startsWith("DONE ")).findFirst().orElse("");
			if (!done.endsWith(result)) {
				throw new IllegalStateException(call + " ended with '" + done + "' in place of '" + result + "'");
			}
			System.out.println("  " + call + " " + done.substring("DONE ".length()));
			return Double.parseDouble(done.split(" ", -1)[1]);
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
