package io.appdb.schema;

import org.springframework.dao.CannotAcquireLockException;

/**
 * Waits between two attempts to get a lock.
 */
public final class Pause {

	private static final long MILLISECONDS = 20;

	private Pause() {
	}

	public static void shortly() {
		try {
			Thread.sleep(MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CannotAcquireLockException("Interrupted while waiting for another process to change the schema",
					ex);
		}
	}

}
