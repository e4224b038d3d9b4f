package io.appdb.test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.appdb.DatabaseManager;

/**
 * The databases of an application under test: the default one, and the further ones that
 * the test names. Made before the application starts and removed after it has closed, by
 * one thread.
 */
final class TestedDatabases implements AutoCloseable {

	private final TestedDatabase main;

	private final Map<String, TestedDatabase> further = new LinkedHashMap<>();

	TestedDatabases(TestedDatabase main) {
		this.main = main;
	}

	void add(String name, TestedDatabase database) {
		this.further.put(name, database);
	}

	/**
	 * The default database.
	 */
	TestedDatabase main() {
		return this.main;
	}

	/**
	 * The further databases by their names.
	 */
	Map<String, TestedDatabase> further() {
		return Collections.unmodifiableMap(this.further);
	}

	/**
	 * Finds a database by its name.
	 * @return the database, {@code null} if none was made for the test
	 */
	@Nullable TestedDatabase find(String name) {
		return name.equals(DatabaseManager.DEFAULT) ? this.main : this.further.get(name);
	}

	@Override
	public void close() {
		List<TestedDatabase> all = new ArrayList<>(this.further.values());
		all.add(this.main);
		all.forEach(TestedDatabase::close);
	}

}
