package io.appdb.session;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the sessions that callers opened and must close: one that has become
 * unreachable is reported with the line that opened it, and closed, when the next session
 * is opened; one that is still open at the end, then. One per database, shared by all
 * threads.
 */
final class DirectSessions {

	private static final Logger logger = LoggerFactory.getLogger(DirectSessions.class);

	private final Map<SessionState, Opened> open = new ConcurrentHashMap<>();

	private final ReferenceQueue<DbSession> unreachable = new ReferenceQueue<>();

	private final OpeningLines lines = new OpeningLines();

	void opened(DbSession session, SessionState state) {
		this.open.put(state, new Opened(session, this.unreachable, state, this.lines.record()));
	}

	void closed(SessionState state) {
		Opened opened = this.open.remove(state);
		if (opened != null) {
			opened.clear();
		}
	}

	/**
	 * Counts the sessions whose transaction nobody has worked with for some time, which
	 * begins when this is asked first.
	 */
	int resting(Duration time) {
		reportUnreachable();
		return (int) this.open.values()
			.stream()
			.filter((opened) -> opened.state.hasOwnTransaction() && opened.rest.isLongerThan(time))
			.count();
	}

	void reportOpen() {
		this.open.values().forEach(this::forgotten);
	}

	/**
	 * Reports and closes those that nobody can reach any more.
	 */
	void reportUnreachable() {
		Reference<? extends DbSession> found = this.unreachable.poll();
		while (found != null) {
			forgotten((Opened) found);
			found = this.unreachable.poll();
		}
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
	 * Where a session was opened, known when nobody can reach it any more.
	 */
	private static final class Opened extends PhantomReference<DbSession> {

		private static final Set<String> OPENING = Set.of(OpeningLines.class.getName(), DirectSessions.class.getName(),
				Sessions.class.getName(), "io.appdb.DatabaseManager");

		private final SessionState state;

		private final SessionRest rest;

		private final @Nullable Throwable place;

		Opened(DbSession session, ReferenceQueue<DbSession> unreachable, SessionState state,
				@Nullable Throwable place) {
			super(session, unreachable);
			this.state = state;
			this.rest = new SessionRest(state.calls());
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
