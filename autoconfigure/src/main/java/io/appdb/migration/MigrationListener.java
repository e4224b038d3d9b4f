package io.appdb.migration;

import java.time.Duration;

/**
 * Is told what an upgrade or a downgrade is doing, for instance to show progress. Its
 * owner hands it to {@link Migrations#reportingTo}; it is called on the thread that
 * migrates, and must not throw.
 */
public interface MigrationListener {

	/**
	 * Is called before a file runs.
	 * @param script name of the file or class
	 */
	void started(String script);

	/**
	 * Is called when a file has run; not when it has failed.
	 * @param script name of the file or class
	 * @param duration how long it took
	 */
	void finished(String script, Duration duration);

}
