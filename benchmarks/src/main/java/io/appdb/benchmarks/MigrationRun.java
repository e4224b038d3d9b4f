package io.appdb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.appdb.DatabaseManager;
import io.appdb.migration.Migrations;
import io.appdb.migration.RevisionOptions;
import io.appdb.schema.SchemaMode;

/**
 * One call of {@link Migrations} in a JVM of its own, which has done nothing before but
 * to open the database. Never instantiated.
 */
final class MigrationRun {

	private MigrationRun() {
	}

	/**
	 * Prints the seconds of the call, and what came out.
	 * @param arguments URL, user, password, folder of the migrations, folder of the
	 * entities, and {@code upgrade}, {@code current} or {@code revision}
	 * @throws Exception when the call fails
	 */
	public static void main(String[] arguments) throws Exception {
		Path entities = Path.of(arguments[4]);
		try (DatabaseManager manager = DatabaseManager.builder()
			.url(arguments[0])
			.username(arguments[1])
			.password(arguments[2])
			.schema(SchemaMode.NONE)
			.migrations("filesystem:" + arguments[3])
			.entities(entities(entities))
			.build()) {
			manager.initialize();
			long start = System.nanoTime();
			String result = call(manager.migrations(), arguments[5]);
			System.out.printf(Locale.ROOT, "DONE %.3f %s%n", (System.nanoTime() - start) / 1e9, result);
		}
	}

	private static String call(Migrations migrations, String what) {
		return switch (what) {
			case "upgrade" -> String.valueOf(migrations.upgrade().to());
			case "current" -> migrations.current().orElse("base");
			case "revision" -> migrations.revision("measured", RevisionOptions.defaults())
				.map((revision) -> revision.changes().size() + " changes")
				.orElse("nothing");
			default -> throw new IllegalArgumentException(what);
		};
	}

	private static Class<?>[] entities(Path folder) throws IOException, ClassNotFoundException {
		List<Class<?>> classes = new ArrayList<>();
		for (String name : Files.readAllLines(folder.resolve(ManyTables.NAMES))) {
			classes.add(Class.forName(name));
		}
		return classes.toArray(Class<?>[]::new);
	}

}
