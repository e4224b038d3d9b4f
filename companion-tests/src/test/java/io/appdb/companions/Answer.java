package io.appdb.companions;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a probe saw, or the stack trace it failed with.
 *
 * @param seen the words of the probe
 * @param failure the stack trace, or null
 */
record Answer(List<String> seen, @Nullable String failure) implements Serializable {

	/**
	 * Runs a probe in this JVM.
	 * @param question which one, and where
	 */
	static Answer to(Question question) {
		try {
			Probe probe = Class.forName(question.probe()).asSubclass(Probe.class).getConstructor().newInstance();
			return new Answer(probe.call(question.address()), null);
		}
		catch (Exception | LinkageError | AssertionError ex) {
			StringWriter trace = new StringWriter();
			ex.printStackTrace(new PrintWriter(trace));
			return new Answer(List.of(), trace.toString());
		}
	}

	List<String> orFail() {
		if (this.failure != null) {
			throw new AssertionError(this.failure);
		}
		return this.seen;
	}

}
