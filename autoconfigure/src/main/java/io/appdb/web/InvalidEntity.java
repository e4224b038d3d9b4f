package io.appdb.web;

import java.util.Arrays;

/**
 * Tells an entity that breaks its own rules from other input that does, such as the
 * parameter of a service that is validated. Jakarta Validation may be absent. Stateless.
 */
final class InvalidEntity {

	private static final String VIOLATION = "jakarta.validation.ConstraintViolationException";

	private static final String VALIDATED_BY = "org.hibernate.boot.beanvalidation.";

	private InvalidEntity() {
	}

	/**
	 * Whether an exception was thrown by Hibernate, which validates what it writes.
	 */
	static boolean isReportedBy(Throwable exception) {
		return VIOLATION.equals(exception.getClass().getName()) && Arrays.stream(exception.getStackTrace())
			.anyMatch((frame) -> frame.getClassName().startsWith(VALIDATED_BY));
	}

}
