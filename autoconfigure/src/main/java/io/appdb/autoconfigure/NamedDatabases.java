package io.appdb.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.appdb.DatabaseInitializer;
import io.appdb.DatabaseManager;
import io.appdb.cli.CommandLineDatabase;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.replica.Replicas;
import io.appdb.session.Sessions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The databases of an application by their names. Spring owns it; shared by all threads.
 */
final class NamedDatabases {

	private final ListableBeanFactory beans;

	NamedDatabases(ListableBeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Returns how to make the further databases ready, in the order of their names.
	 */
	Map<String, DatabaseInitializer> initializers() {
		return services().entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (database) -> database.getValue().initializer(),
					(one, two) -> one, LinkedHashMap::new));
	}

	/**
	 * Returns what was done to the tables of the further databases.
	 */
	Map<String, String> schemas() {
		Map<String, String> schemas = new LinkedHashMap<>();
		services().forEach((name, database) -> schemas.put(name, database.schema()));
		return schemas;
	}

	/**
	 * Returns what the command line needs of the further databases.
	 */
	Map<String, Supplier<CommandLineDatabase>> commandLines() {
		Map<String, Supplier<CommandLineDatabase>> databases = new LinkedHashMap<>();
		services().forEach((name, database) -> databases.put(name, database::commandLine));
		return databases;
	}

	/**
	 * Returns the sessions of the further databases.
	 */
	Map<String, Sessions> further() {
		Map<String, Sessions> sessions = new LinkedHashMap<>();
		services().forEach((name, database) -> sessions.put(name, database.services().sessions()));
		return sessions;
	}

	/**
	 * Returns the replicas of all databases that have some.
	 * @param ofDefault those of the default one
	 */
	Map<String, Replicas> replicas(@Nullable Replicas ofDefault) {
		Map<String, Replicas> replicas = new LinkedHashMap<>();
		if (ofDefault != null) {
			replicas.put(DatabaseManager.DEFAULT, ofDefault);
		}
		services().forEach((name, database) -> {
			Replicas further = database.services().replicas();
			if (further != null) {
				replicas.put(name, further);
			}
		});
		return replicas;
	}

	/**
	 * Returns the sessions of a database.
	 * @param name its name, empty for the default one
	 * @throws FailureAnalyzedException when there is no such database
	 */
	Sessions sessions(String name) {
		if (name.isEmpty() || name.equals(DatabaseManager.DEFAULT)) {
			return this.beans.getBean(Sessions.class);
		}
		Map<String, NamedDatabaseServices> services = services();
		NamedDatabaseServices database = services.get(name);
		if (database == null) {
			throw new FailureAnalyzedException("@Db names the database '" + name + "', and the databases are '"
					+ DatabaseManager.DEFAULT + "'"
					+ services.keySet().stream().map((known) -> ", '" + known + "'").collect(Collectors.joining())
					+ ".", "Correct the name, or say where that database is with 'app.db.databases." + name + ".url'.");
		}
		return database.services().sessions();
	}

	/**
	 * Returns what translates the errors of a further database.
	 * @param qualifier what a transaction names: the database, or its transaction manager
	 * @return the translator, {@code null} when it names no further database
	 */
	@Nullable SqlErrorTranslator errors(String qualifier) {
		for (Map.Entry<String, NamedDatabaseServices> database : services().entrySet()) {
			String name = database.getKey();
			if (qualifier.equals(name) || qualifier.equals(new BeanNames(name).of("TransactionManager"))) {
				return database.getValue().services().errors();
			}
		}
		return null;
	}

	private Map<String, NamedDatabaseServices> services() {
		Map<String, NamedDatabaseServices> databases = new LinkedHashMap<>();
		for (String bean : this.beans.getBeanNamesForType(NamedDatabaseServices.class, true, false)) {
			NamedDatabaseServices database = this.beans.getBean(bean, NamedDatabaseServices.class);
			databases.put(database.name(), database);
		}
		return databases;
	}

}
