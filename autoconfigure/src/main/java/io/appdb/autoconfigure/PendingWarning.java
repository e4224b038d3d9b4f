package io.appdb.autoconfigure;

import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.schema.SchemaMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Says in one line at the start of a web application that migrations are pending which
 * nobody applies. Spring owns it and calls it from one thread.
 */
final class PendingWarning implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseManager.class);

	private static final int SHOWN = 3;

	private final SchemaMode mode;

	private final MigrationsFound migrations;

	private final UpgradeAdvice advice;

	PendingWarning(SchemaMode mode, MigrationsFound migrations, UpgradeAdvice advice) {
		this.mode = mode;
		this.advice = advice;
		this.migrations = migrations;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.mode != SchemaMode.NONE || !logger.isWarnEnabled()) {
			return;
		}
		try {
			List<String> pending = this.migrations.pending();
			if (!pending.isEmpty()) {
				logger.warn(text(pending));
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Whether migrations are pending cannot be told: {}", ex.getMessage());
		}
	}

	private String text(List<String> pending) {
		String count = (pending.size() == 1) ? "1 migration is pending" : pending.size() + " migrations are pending";
		String more = (pending.size() > SHOWN) ? " and " + (pending.size() - SHOWN) + " more" : "";
		return count + ", and 'app.db.schema.mode' is none: "
				+ String.join(", ", pending.subList(0, Math.min(SHOWN, pending.size()))) + more + ". Apply with "
				+ this.advice.wholeUpgrade();
	}

}
