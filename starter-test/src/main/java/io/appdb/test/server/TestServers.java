package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

import io.appdb.engine.DatabaseType;

/**
 * The servers of this JVM: each is started when its first database is asked for and ends
 * with the JVM. Safe for every thread.
 */
public final class TestServers {

	private final Map<DatabaseType, DatabaseSource> sources = new EnumMap<>(DatabaseType.class);

	private final Map<DatabaseType, DatabaseCopies> copies = new EnumMap<>(DatabaseType.class);

	private final Map<DatabaseType, TestServerException> failures = new EnumMap<>(DatabaseType.class);

	private final ServerStart start;

	private final ServerReport report;

	TestServers(ServerStart start, ServerReport report) {
		this.start = start;
		this.report = report;
	}

	/**
	 * The servers of this JVM.
	 * @return the one instance
	 */
	public static TestServers shared() {
		return Shared.SERVERS;
	}

	/**
	 * Creates an empty database and starts the server for it if this is the first one of
	 * its type in this JVM.
	 * @param type the wanted database
	 * @return the database, to be removed by the caller; one with a
	 * {@link ServerDatabase#notRun() reason} if that type cannot run on this machine
	 * @throws TestServerException if there is no server, with the way out; a start that
	 * has failed is not tried again
	 */
	public ServerDatabase create(DatabaseType type) {
		DatabaseSource source = source(type);
		try {
			return source.create();
		}
		catch (SQLException | IOException ex) {
			throw failure(type, ex);
		}
	}

	/**
	 * Gives control of a server, which is started if it was not yet.
	 * @param type the type of the server
	 * @return its control; one that is not {@link ServerControl#supported()} for a server
	 * that cannot be paused
	 * @throws TestServerException if there is no server
	 */
	public ServerControl control(DatabaseType type) {
		return source(type).control();
	}

	/**
	 * Templates on the server of a type, which is started if it was not yet.
	 * @param type the type, one that this machine can run
	 * @return its templates and their copies
	 * @throws TestServerException if there is no server
	 */
	public synchronized DatabaseCopies copies(DatabaseType type) {
		return this.copies.computeIfAbsent(type, (wanted) -> source(wanted).copies());
	}

	/**
	 * Reads what a database holds at the beginning, to get it back after each test.
	 * @param database a database whose migrations have run
	 * @param history the name of the table with the history of the migrations, which is
	 * never touched
	 * @return its cleaning
	 * @throws SQLException if the database refuses
	 */
	public DatabaseCleaning cleaning(ServerDatabase database, String history) throws SQLException {
		return DatabaseCleaning.of(database, history);
	}

	private synchronized DatabaseSource source(DatabaseType type) {
		DatabaseSource source = this.sources.get(type);
		if (source != null) {
			return source;
		}
		TestServerException failure = this.failures.get(type);
		if (failure != null) {
			throw failure;
		}
		try {
			return start(type);
		}
		catch (TestServerException ex) {
			this.failures.put(type, ex);
			throw ex;
		}
	}

	private DatabaseSource start(DatabaseType type) {
		try {
			DatabaseSource source = this.start.start(type);
			this.report.started(type, source.description());
			this.sources.put(type, source);
			return source;
		}
		catch (SQLException | IOException ex) {
			throw failure(type, ex);
		}
	}

	private TestServerException failure(DatabaseType type, Exception cause) {
		String what = (cause instanceof SQLException) ? ", the server answered: " : ": ";
		String message = (cause instanceof FileSystemException) ? cause.toString() : cause.getMessage();
		return new TestServerException("No " + type.displayName() + " for tests" + what + message, cause);
	}

	/**
	 * Where servers come from on this machine.
	 * @return containers, or binaries from the class path
	 */
	public static ServerOrigin origin() {
		return ServerOrigin.choose(TestProperties.ofJvm(), Docker::answers);
	}

	/**
	 * The one instance of the JVM, made at first use.
	 */
	private static final class Shared {

		static final TestServers SERVERS = new TestServers(
				new ServerStart(TestProperties.ofJvm(), ClassPath.ofThisLibrary(), Docker::answers, TestRun.ofJvm()),
				new ServerReport(System.out));

	}

}
