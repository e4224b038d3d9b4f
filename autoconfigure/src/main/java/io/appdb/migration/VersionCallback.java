package io.appdb.migration;

import java.sql.Connection;
import java.util.function.Consumer;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Is told after each version that Flyway applies, on the connection that has applied it.
 * Lives as long as one upgrade, on one thread.
 */
final class VersionCallback implements Callback {

	private final Consumer<Connection> told;

	VersionCallback(Consumer<Connection> told) {
		this.told = told;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_EACH_MIGRATE;
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public void handle(Event event, Context context) {
		if (context.getMigrationInfo().getVersion() != null) {
			this.told.accept(context.getConnection());
		}
	}

	@Override
	public String getCallbackName() {
		return "version";
	}

}
