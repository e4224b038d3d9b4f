package io.appdb.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a connection is opened to. Immutable.
 *
 * @param location the file, or the name of the memory, without parameters
 * @param parameters what follows the question mark, perhaps empty
 * @param memory whether it is in memory
 */
record SqliteTarget(String location, String parameters, boolean memory) {

	static final int BUSY_TIMEOUT = 30_000;

	/**
	 * Reads what follows {@code jdbc:sqlite:}; memory of any spelling that SQLite would
	 * not share well becomes the given one.
	 */
	static SqliteTarget of(String text, String memory) {
		int question = text.indexOf('?');
		String parameters = (question < 0) ? "" : text.substring(question + 1);
		if (SqliteLocation.isUnnamedMemory(text)) {
			int vfs = memory.indexOf('?');
			List<String> kept = new ArrayList<>(List.of(memory.substring(vfs + 1)));
			for (String parameter : parameters.split("&", -1)) {
				if (!parameter.isEmpty() && !parameter.matches("(?i)(mode|cache|vfs)=.*")) {
					kept.add(parameter);
				}
			}
			return new SqliteTarget(memory.substring(0, vfs), String.join("&", kept), true);
		}
		String location = (question < 0) ? text : text.substring(0, question);
		return new SqliteTarget(location, parameters, SqliteLocation.isInMemory(SqliteLocation.PREFIX + text));
	}

	String url() {
		return SqliteLocation.PREFIX + this.location + (this.parameters.isEmpty() ? "" : "?" + this.parameters);
	}

	/**
	 * Adds the defaults for what neither the URL nor the given properties say.
	 */
	Properties complete(Properties given) {
		Properties properties = new Properties();
		given.stringPropertyNames().forEach((key) -> properties.setProperty(key, given.getProperty(key)));
		properties.remove("user");
		if (properties.getProperty("password", "").isEmpty()) {
			properties.remove("password");
		}
		Set<String> said = said(properties);
		setUnlessSaid(said, properties, "busy_timeout", String.valueOf(BUSY_TIMEOUT));
		setUnlessSaid(said, properties, "foreign_keys", "true");
		boolean readOnly = said.contains("immutable") || said.contains("mode") || said.contains("open_mode");
		if (!this.memory && !readOnly) {
			setUnlessSaid(said, properties, "journal_mode", "WAL");
		}
		return properties;
	}

	private Set<String> said(Properties properties) {
		Set<String> said = new TreeSet<>(properties.stringPropertyNames());
		for (String parameter : this.parameters.split("&", -1)) {
			int equals = parameter.indexOf('=');
			said.add(((equals < 0) ? parameter : parameter.substring(0, equals)).strip().toLowerCase(Locale.ROOT));
		}
		return said;
	}

	private static void setUnlessSaid(Set<String> said, Properties properties, String key, String value) {
		if (!said.contains(key)) {
			properties.setProperty(key, value);
		}
	}

}
