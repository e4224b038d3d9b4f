package io.appdb.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * A property under {@code app.db} that cannot be used. It names the key, what is wrong
 * with it and the way out, and never holds a password.
 */
final class InvalidDatabasePropertyException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String key;

	private final String problem;

	private final String remedy;

	InvalidDatabasePropertyException(String key, String problem, String remedy) {
		this(key, problem, remedy, null);
	}

	InvalidDatabasePropertyException(String key, String problem, String remedy, @Nullable Throwable cause) {
		super("'" + DatabaseProperties.PREFIX + "." + key + "' " + problem + ": " + remedy, cause);
		this.key = DatabaseProperties.PREFIX + "." + key;
		this.problem = problem;
		this.remedy = remedy;
	}

	String key() {
		return this.key;
	}

	String problem() {
		return this.problem;
	}

	String remedy() {
		return this.remedy;
	}

}
