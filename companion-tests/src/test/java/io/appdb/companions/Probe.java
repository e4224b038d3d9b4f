package io.appdb.companions;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Runs an application and tells what it saw, in words that do not depend on the run.
 * Public with a public constructor; it is created and called once in each JVM, by one
 * thread.
 */
public abstract class Probe {

	private final List<String> seen = new ArrayList<>();

	final List<String> call() throws Exception {
		run();
		return this.seen;
	}

	/**
	 * Runs the application.
	 * @throws Exception when the application fails where it should not
	 */
	protected abstract void run() throws Exception;

	/**
	 * Notes what was seen.
	 * @param what the words to compare
	 */
	protected final void saw(@Nullable Object what) {
		this.seen.add(String.valueOf(what));
	}

}
