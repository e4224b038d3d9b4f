package io.appdb;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.appdb.engine.DatabaseEngine;
import io.appdb.error.Arguments;
import io.appdb.error.DatabaseNotInitializedException;
import io.appdb.migration.Migrations;
import io.appdb.replica.Replicas;
import io.appdb.schema.Schema;
import io.appdb.session.SessionManager;
import org.jspecify.annotations.Nullable;

/**
 * The manager of any number of databases. Shared by all threads.
 */
public final class DefaultDatabaseManager implements DatabaseManager {

	private final Map<String, DatabaseLifecycle> databases = new LinkedHashMap<>();

	private volatile boolean initialized;

	/**
	 * Creates a manager.
	 * @param openings how to make each database ready, the default one first
	 */
	public DefaultDatabaseManager(Map<String, DatabaseInitializer> openings) {
		openings.forEach((name, opening) -> this.databases.put(name, new DatabaseLifecycle(name, opening)));
	}

	@Override
	public synchronized void initialize() {
		RuntimeException failure = null;
		for (DatabaseLifecycle database : this.databases.values()) {
			try {
				database.open(this::refuseWhenClosed);
			}
			catch (RuntimeException ex) {
				failure = gather(failure, ex);
			}
		}
		this.initialized = true;
		if (failure != null) {
			throw failure;
		}
	}

	@Override
	public boolean isInitialized() {
		return this.initialized && this.databases.values().stream().allMatch(DatabaseLifecycle::isOpen);
	}

	@Override
	public synchronized void close() {
		this.initialized = false;
		RuntimeException failure = null;
		for (DatabaseLifecycle database : this.databases.values()) {
			try {
				database.close();
			}
			catch (RuntimeException ex) {
				failure = gather(failure, ex);
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	private static RuntimeException gather(@Nullable RuntimeException first, RuntimeException next) {
		if (first == null) {
			return next;
		}
		first.addSuppressed(next);
		return first;
	}

	@Override
	public Set<String> names() {
		return Collections.unmodifiableSet(this.databases.keySet());
	}

	@Override
	public DatabaseEngine engine(String name) {
		Arguments.required("engine", "name", name);
		return database(name).engine();
	}

	@Override
	public SessionManager sessions(String name) {
		Arguments.required("sessions", "name", name);
		return database(name).sessions();
	}

	@Override
	public Optional<Replicas> replicas(String name) {
		return Optional.ofNullable(database(Arguments.required("replicas", "name", name)).replicas());
	}

	@Override
	public Schema schema(String name) {
		Arguments.required("schema", "name", name);
		return database(name).schema();
	}

	@Override
	public Migrations migrations(String name) {
		Arguments.required("migrations", "name", name);
		return database(name).migrations().get();
	}

	@Override
	public DatabaseHealth health() {
		boolean running = this.initialized;
		List<DatabaseHealth.Database> lines = this.databases.values().stream().map(DatabaseLifecycle::health).toList();
		boolean up = lines.stream().allMatch(DatabaseHealth.Database::up);
		DatabaseHealth.Status status = up ? DatabaseHealth.Status.READY : DatabaseHealth.Status.DEGRADED;
		return new DatabaseHealth(running ? status : DatabaseHealth.Status.STOPPED, lines);
	}

	private DatabaseServices database(String name) {
		DatabaseLifecycle database = this.databases.get(name);
		if (database == null) {
			throw new IllegalArgumentException(
					"There is no database '" + name + "': the databases are " + this.databases.keySet());
		}
		refuseWhenClosed();
		return database.opened();
	}

	private void refuseWhenClosed() {
		if (!this.initialized) {
			throw new DatabaseNotInitializedException(
					"The database manager is not initialised, or is closed: call initialize() first");
		}
	}

}
