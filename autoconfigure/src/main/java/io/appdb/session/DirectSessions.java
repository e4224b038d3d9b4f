package io.appdb.session;

import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the sessions that callers opened and must close: one that becomes
 * unreachable, or is still open at the end, is reported with the line that opened it and
 * closed. One per database, shared by all threads.
 */
final class DirectSessions {

	private static final Logger logger = LoggerFactory.getLogger(DirectSessions.class);

	private final Map<SessionState, Opened> open = new ConcurrentHashMap<>();

	private @Nullable Cleaner cleaner;

	void opened(DbSession session, SessionState state) {
		Throwable place = new Throwable();
		this.open.put(state, new Opened(place, cleaner().register(session, () -> forgotten(state))));
	}

	void closed(SessionState state) {
		Opened opened = this.open.remove(state);
		if (opened != null) {
			opened.watch().clean();
		}
	}

	/**
	 * Counts the sessions whose transaction nobody has worked with for some time.
	 */
	int resting(Duration time) {
		return (int) this.open.keySet()
			.stream()
			.filter((state) -> state.hasOwnTransaction() && state.calls().restFor(time))
			.count();
	}

	void reportOpen() {
		this.open.keySet().forEach(this::forgotten);
	}

	private void forgotten(SessionState state) {
		Opened opened = this.open.remove(state);
		if (opened == null) {
			return;
		}
		logger.warn("A session from openSession() was never closed; it was opened at {}", opened.line());
		try {
			state.close();
		}
		catch (RuntimeException ex) {
			logger.warn("The forgotten session could not be closed", ex);
		}
	}

	private synchronized Cleaner cleaner() {
		if (this.cleaner == null) {
			this.cleaner = Cleaner.create();
		}
		return this.cleaner;
	}

	/**
	 * Where a session was opened.
	 *
	 * @param place the stack of the opening call
	 * @param watch tells when the session is forgotten
	 */
	private record Opened(Throwable place, Cleaner.Cleanable watch) {

		static final Set<String> OPENING = Set.of(DirectSessions.class.getName(), Sessions.class.getName(),
				"io.appdb.DatabaseManager");

		String line() {
			for (StackTraceElement element : this.place.getStackTrace()) {
				if (!OPENING.contains(element.getClassName())) {
					return element.toString();
				}
			}
			return "an unknown line";
		}

	}

}
