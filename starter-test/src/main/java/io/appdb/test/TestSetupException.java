package io.appdb.test;

/**
 * A test class asks for a database that it cannot have. The message names the class, what
 * is wrong and the way out.
 *
 * @since 0.1.0
 */
public final class TestSetupException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	TestSetupException(Class<?> testClass, String message) {
		super("@DatabaseTest: " + testClass.getSimpleName() + " " + message);
	}

	TestSetupException(Class<?> testClass, String message, Throwable cause) {
		super("@DatabaseTest: " + testClass.getSimpleName() + " " + message, cause);
	}

}
