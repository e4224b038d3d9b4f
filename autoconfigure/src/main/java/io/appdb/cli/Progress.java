package io.appdb.cli;

import java.time.Duration;

import io.appdb.migration.MigrationListener;

/**
 * Shows which file runs. Lives as long as the command, on one thread.
 *
 * @param terminal where it is shown
 */
record Progress(Terminal terminal) implements MigrationListener {

	@Override
	public void started(String script) {
		this.terminal.err().println("Running " + script);
	}

	@Override
	public void finished(String script, Duration duration) {
		this.terminal.err().println("Done in " + MigrationList.text(duration));
	}

}
