package io.appdb.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.appdb.engine.ServerParameters;
import io.appdb.engine.UnreadableUrlException;
import org.sqlite.JDBC;

import org.springframework.util.ClassUtils;

/**
 * Parameters of SQLite as SQLAlchemy and Python's {@code sqlite3} know them, in the words
 * of sqlite-jdbc. That driver takes a parameter which it does not know for a part of the
 * file's name, so none is let through. Stateless.
 */
final class SqliteParameters {

	/**
	 * What means nothing here: how Python uses a connection, and the text encoding, which
	 * is Unicode always.
	 */
	private static final List<String> WITHOUT_MEANING = List.of("check_same_thread", "cached_statements",
			"detect_types", "isolation_level", "uri", "charset");

	/**
	 * What SQLite itself reads behind a name that begins with {@code file:}.
	 */
	private static final Set<String> OF_FILE_URI = Set.of("mode", "cache", "vfs", "immutable", "nolock", "psow");

	private SqliteParameters() {
	}

	/**
	 * Translates the parameters in place.
	 * @param values decoded parameters, modifiable
	 * @param database the file, or memory
	 * @throws UnreadableUrlException when one is not known
	 */
	static void translate(Map<String, String> values, String database) {
		ServerParameters.renameSeconds(values, "timeout", "busy_timeout");
		values.keySet().removeAll(WITHOUT_MEANING);
		if (values.isEmpty() || !ClassUtils.isPresent("org.sqlite.JDBC", SqliteParameters.class.getClassLoader())) {
			// Without the driver nothing is opened either.
			return;
		}
		boolean fileUri = database.toLowerCase(Locale.ROOT).startsWith("file:");
		Set<String> ofDriver = ofDriver();
		for (String key : values.keySet()) {
			String name = key.strip().toLowerCase(Locale.ROOT);
			if (OF_FILE_URI.contains(name) && !fileUri) {
				throw new UnreadableUrlException("SQLite reads the parameter '" + name
						+ "' only where the name of the database begins with 'file:', as in sqlite:///file:app.db");
			}
			if (!OF_FILE_URI.contains(name) && !ofDriver.contains(name)) {
				throw new UnreadableUrlException(shown(key) + " is none that SQLite's driver knows, which would make"
						+ " it a part of the file's name; known are those of Python's sqlite3, such as timeout,"
						+ " and the pragmas of sqlite-jdbc, such as busy_timeout or journal_mode");
			}
		}
	}

	/**
	 * A text that is no name may be a piece of something that must not be shown.
	 */
	private static String shown(String name) {
		return name.matches("[A-Za-z][A-Za-z_]*") ? "the parameter '" + name + "'" : "a parameter";
	}

	private static Set<String> ofDriver() {
		try {
			return Stream.of(new JDBC().getPropertyInfo(SqliteLocation.PREFIX, new Properties()))
				.map((property) -> property.name.toLowerCase(Locale.ROOT))
				.collect(Collectors.toSet());
		}
		catch (SQLException ex) {
			throw new IllegalStateException("SQLite's driver does not tell which parameters it knows", ex);
		}
	}

}
