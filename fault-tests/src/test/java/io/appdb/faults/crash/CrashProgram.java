package io.appdb.faults.crash;

import java.nio.file.Path;

import io.appdb.DatabaseManager;
import io.appdb.schema.SchemaMode;

/**
 * Opens a database and does one thing to it. Has a JVM of its own when it may die; no
 * instances.
 */
public final class CrashProgram {

	private CrashProgram() {
	}

	/**
	 * Does it.
	 * @param arguments verb, folder with migrations, URL, and where there are users, name
	 * and password
	 */
	public static void main(String[] arguments) {
		String user = (arguments.length > 3) ? arguments[3] : "";
		String password = (arguments.length > 4) ? arguments[4] : "";
		try (DatabaseManager manager = open(Path.of(arguments[1]), arguments[2], user, password)) {
			CrashVerb.valueOf(arguments[0]).run(manager);
		}
		Runtime.getRuntime().halt(0);
	}

	/**
	 * Opens a database.
	 * @param migrations a folder
	 * @param url its address
	 * @param user the user, empty for none
	 * @param password the user's password
	 * @return a manager, to be closed
	 */
	public static DatabaseManager open(Path migrations, String url, String user, String password) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(url)
			.username(user)
			.password(password)
			.entities(Item.class)
			.schema(SchemaMode.NONE)
			.migrations("filesystem:" + migrations)
			.build();
		manager.initialize();
		return manager;
	}

}
