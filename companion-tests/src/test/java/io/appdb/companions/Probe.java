package io.appdb.companions;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Runs an application and tells what it saw, in words that do not depend on the run.
 * Public with a public constructor; it is created and called once in each JVM, by one
 * thread.
 */
public abstract class Probe {

	private final List<String> seen = new ArrayList<>();

	private DatabaseAddress address = DatabaseAddress.inMemory();

	final List<String> call(DatabaseAddress address) throws Exception {
		this.address = address;
		run();
		return this.seen;
	}

	/**
	 * Runs the application.
	 * @throws Exception when the application fails where it should not
	 */
	protected abstract void run() throws Exception;

	/**
	 * Starts an application on an empty database. The one before it is closed by then.
	 * @param application its configuration class
	 * @param companions the libraries it uses
	 * @param properties further properties, as {@code key=value}; they win
	 * @return the running application, to be closed by the caller
	 * @throws SQLException if the database cannot be emptied
	 */
	protected final RunningApplication start(Class<?> application, List<Companion> companions, String... properties)
			throws SQLException {
		return RunningApplication.start(application, companions,
				Stream.concat(settings(companions).stream(), Arrays.stream(properties)).toList());
	}

	/**
	 * What an application says to have an empty database.
	 * @param companions the libraries it uses
	 * @return settings, as {@code key=value}
	 * @throws SQLException if the database cannot be emptied
	 */
	protected final List<String> settings(List<Companion> companions) throws SQLException {
		return this.address.settings(companions);
	}

	/**
	 * What the applications run on.
	 * @return the database
	 */
	protected final Database database() {
		return this.address.database();
	}

	/**
	 * Notes what was seen.
	 * @param what the words to compare
	 */
	protected final void saw(@Nullable Object what) {
		this.seen.add(String.valueOf(what));
	}

}
