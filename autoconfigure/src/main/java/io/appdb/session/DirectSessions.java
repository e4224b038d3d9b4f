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
 * Watches over the sessions that callers opened and must close: one that has become
 * unreachable is reported with the line that opened it, and closed; so is one that is
 * still open at the end. One per database, shared by all threads.
 */
final class DirectSessions {

	private static final Logger logger = LoggerFactory.getLogger(DirectSessions.class);

	private final Map<SessionState, Opened> open = new ConcurrentHashMap<>();

	private final OpeningLines lines = new OpeningLines();

	void opened(DbSession session, SessionState state) {
		Opened opened = new Opened(state, new SessionRest(state.calls()), this.lines.record());
		this.open.put(state, opened);
		state.whenClosed(() -> closed(state));
		opened.watching = Cleaning.CLEANER.register(session, () -> forgotten(opened));
	}

	private void closed(SessionState state) {
		Opened opened = this.open.remove(state);
		if (opened != null && opened.watching != null) {
			opened.watching.clean();
		}
	}

	/**
	 * Counts the sessions whose transaction nobody has worked with for some time, which
	 * begins when this is asked first.
	 */
	int resting(Duration time) {
		return (int) this.open.values()
			.stream()
			.filter((opened) -> opened.state.hasOwnTransaction() && opened.rest.isLongerThan(time))
			.count();
	}

	void reportOpen() {
		this.open.values().forEach(this::forgotten);
	}

	private void forgotten(Opened opened) {
		if (!this.open.remove(opened.state, opened)) {
			return;
		}
		logger.warn("A session from openSession() was never closed; it was opened at {}", opened.line());
		try {
			opened.state.close();
		}
		catch (RuntimeException ex) {
			logger.warn("The forgotten session could not be closed", ex);
		}
	}

	/**
	 * Finds sessions that nobody can reach any more. Its thread begins with the first
	 * session that is opened by hand.
	 */
	private static final class Cleaning {

		private static final Cleaner CLEANER = Cleaner.create();

	}

	/**
	 * Where a session was opened, known when nobody can reach it any more.
	 */
	private static final class Opened {

		private static final Set<String> OPENING = Set.of(OpeningLines.class.getName(), DirectSessions.class.getName(),
				"io.appdb.session.Sessions", "io.appdb.DatabaseManager");

		private final SessionState state;

		private final SessionRest rest;

		private final @Nullable Throwable place;

		private Cleaner.@Nullable Cleanable watching;

		Opened(SessionState state, SessionRest rest, @Nullable Throwable place) {
			this.state = state;
			this.rest = rest;
			this.place = place;
		}

		String line() {
			if (this.place == null) {
				return "a line that was not recorded, for too many sessions were opened in that second";
			}
			for (StackTraceElement element : this.place.getStackTrace()) {
				if (!OPENING.contains(element.getClassName())) {
					return element.toString();
				}
			}
			return "an unknown line";
		}

	}

}
