package io.appdb.test;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The statements executed during some work. Lives as long as the work, bound to the
 * thread that does it and to those that take its context along; all of them may add to
 * it.
 */
final class QueryRecording {

	private static final ThreadLocal<@Nullable QueryRecording> current = new ThreadLocal<>();

	private final @Nullable QueryRecording outer;

	private final List<ExecutedStatement> statements = new ArrayList<>();

	private boolean ended;

	private QueryRecording(@Nullable QueryRecording outer) {
		this.outer = outer;
	}

	static <E extends Exception> List<ExecutedStatement> of(QueryWork<E> work) throws E {
		QueryRecording outer = current.get();
		QueryRecording recording = new QueryRecording(outer);
		bind(recording);
		try {
			work.run();
			return recording.end();
		}
		finally {
			recording.end();
			bind(outer);
		}
	}

	/**
	 * The recording of the current thread.
	 */
	static @Nullable QueryRecording current() {
		return current.get();
	}

	static void bind(@Nullable QueryRecording recording) {
		if (recording == null) {
			current.remove();
		}
		else {
			current.set(recording);
		}
	}

	synchronized void add(ExecutedStatement statement) {
		if (!this.ended) {
			this.statements.add(statement);
		}
		if (this.outer != null) {
			this.outer.add(statement);
		}
	}

	/**
	 * What other threads still do belongs to no work any more.
	 */
	private synchronized List<ExecutedStatement> end() {
		this.ended = true;
		return List.copyOf(this.statements);
	}

}
