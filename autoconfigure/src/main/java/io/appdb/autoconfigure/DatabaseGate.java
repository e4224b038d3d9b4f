package io.appdb.autoconfigure;

/**
 * Asks the manager whether sessions may be opened, as soon as there is one. Spring owns
 * it; shared by all threads.
 */
final class DatabaseGate implements Runnable {

	private volatile Runnable guard = () -> {
	};

	void guard(Runnable guard) {
		this.guard = guard;
	}

	@Override
	public void run() {
		this.guard.run();
	}

}
