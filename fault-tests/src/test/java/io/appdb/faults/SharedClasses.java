package io.appdb.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

import io.appdb.engine.DatabaseType;
import io.appdb.faults.crash.CrashVerb;

import org.springframework.util.StringUtils;

/**
 * Where a JVM finds the classes of the tests. An archive of those that a program has
 * loaded (class data sharing of the JVM) saves nearly half of the processor time that the
 * next ones need to start. A value.
 *
 * @param options options of a JVM
 */
record SharedClasses(List<String> options) {

	/**
	 * The class path of this JVM.
	 */
	static SharedClasses none() {
		return new SharedClasses(List.of("-classpath",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
	}

	/**
	 * Makes an archive of what a program loads that opens a database and upgrades it.
	 * @param directory keeps the archive, and as jars what is in folders: the JVM
	 * archives classes of jars only
	 */
	static SharedClasses archived(Path directory) throws IOException, SQLException, InterruptedException {
		String path = jars(none().options().get(1), directory);
		Path archive = directory.resolve("classes.jsa");
		try (CrashedDatabase database = CrashedDatabase.create(DatabaseType.SQLITE, directory,
				new SharedClasses(List.of("-XX:ArchiveClassesAtExit=" + archive, "-classpath", path)))) {
			database.die(CrashVerb.UPGRADE, 0);
		}
		return new SharedClasses(List.of("-XX:SharedArchiveFile=" + archive, "-classpath", path));
	}

	private static String jars(String path, Path directory) {
		List<String> jars = new ArrayList<>();
		for (String element : StringUtils.delimitedListToStringArray(path, File.pathSeparator)) {
			if (Files.isRegularFile(Path.of(element))) {
				jars.add(element);
			}
			else if (!element.isEmpty() && Files.isDirectory(Path.of(element))) {
				jars.add(jar(element, directory.resolve(jars.size() + ".jar")));
			}
		}
		return String.join(File.pathSeparator, jars);
	}

	private static String jar(String folder, Path jar) {
		ToolProvider.findFirst("jar")
			.orElseThrow()
			.run(System.out, System.err, "--create", "--file", jar.toString(), "-C", folder, ".");
		return jar.toString();
	}

}
