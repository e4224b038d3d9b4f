package io.appdb.test.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The operating system's user who runs this JVM. No instances.
 */
final class OsUser {

	/**
	 * What the JVM says of a user who has a number and no name, as in a container that
	 * was started with one.
	 */
	private static final String UNKNOWN = "?";

	private OsUser() {
	}

	/**
	 * Whether this is the user that some servers refuse to run as.
	 * @return whether it is root
	 */
	static boolean isRoot() {
		return "root".equals(System.getProperty("user.name")) && File.separatorChar == '/';
	}

	/**
	 * The user as a part of the name of a file, which also has to stand in a JDBC URL.
	 * @param name what the system property {@code user.name} says
	 * @param directory where this user may make a file
	 * @return letters, digits, dots, underscores and hyphens
	 * @throws IOException if nothing can be written there
	 */
	static String fileName(String name, Path directory) throws IOException {
		return (name.equals(UNKNOWN) ? owner(directory) : name).replaceAll("[^A-Za-z0-9._-]+", "-");
	}

	private static String owner(Path directory) throws IOException {
		Path file = Files.createTempFile(directory, "appdb", null);
		try {
			return Files.getOwner(file).getName();
		}
		finally {
			Files.delete(file);
		}
	}

}
