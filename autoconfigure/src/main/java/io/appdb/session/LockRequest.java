package io.appdb.session;

import jakarta.persistence.LockModeType;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a call asks for a lock, which only a transaction can hold.
 */
final class LockRequest {

	private LockRequest() {
	}

	static boolean in(@Nullable Object[] arguments) {
		for (Object argument : arguments) {
			if (isLock(argument)) {
				return true;
			}
		}
		return false;
	}

	@SuppressWarnings("removal")
	private static boolean isLock(@Nullable Object argument) {
		if (argument instanceof LockMode mode) {
			return needsTransaction(mode);
		}
		if (argument instanceof LockModeType type) {
			return needsTransaction(LockMode.fromJpaLockMode(type));
		}
		if (argument instanceof org.hibernate.LockOptions options) {
			return needsTransaction(options.getLockMode());
		}
		return argument instanceof Object[] nested && in(nested);
	}

	static boolean needsTransaction(LockMode mode) {
		return mode.greaterThan(LockMode.READ);
	}

}
