package io.appdb.autoconfigure;

import io.appdb.DatabaseManager;

import org.springframework.context.SmartLifecycle;

/**
 * Initialises the manager before the web server takes requests and closes it after the
 * last one. Spring owns it and calls it from one thread at a time.
 */
final class ManagerLifecycle implements SmartLifecycle {

	private final DatabaseManager manager;

	ManagerLifecycle(DatabaseManager manager) {
		this.manager = manager;
	}

	@Override
	public void start() {
		this.manager.initialize();
	}

	@Override
	public void stop() {
		this.manager.close();
	}

	@Override
	public boolean isRunning() {
		return this.manager.isInitialized();
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
