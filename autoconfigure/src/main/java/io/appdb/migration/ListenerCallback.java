package io.appdb.migration;

import java.time.Duration;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Tells a listener what Flyway's own command does. Lives as long as one upgrade, on one
 * thread.
 */
final class ListenerCallback implements Callback {

	private final MigrationListener listener;

	private long start;

	ListenerCallback(MigrationListener listener) {
		this.listener = listener;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public void handle(Event event, Context context) {
		String script = context.getMigrationInfo().getScript();
		if (event == Event.BEFORE_EACH_MIGRATE) {
			this.start = System.nanoTime();
			this.listener.started(script);
		}
		else {
			this.listener.finished(script, Duration.ofNanos(System.nanoTime() - this.start));
		}
	}

	@Override
	public String getCallbackName() {
		return "listener";
	}

}
