package io.appdb.migration;

import org.jspecify.annotations.Nullable;

/**
 * The migrations or the history do not permit what was asked for: a file is missing, has
 * changed, or is there twice, or a migration has failed before. Nothing was done.
 * Immutable.
 */
public final class InvalidMigrationException extends IllegalStateException {

	InvalidMigrationException(String message) {
		super(message);
	}

	InvalidMigrationException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
