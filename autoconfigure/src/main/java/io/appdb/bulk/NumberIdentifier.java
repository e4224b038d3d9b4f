package io.appdb.bulk;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Identifiers of the numeric types that a mapping may have. Without state, safe for every
 * thread.
 */
final class NumberIdentifier {

	private NumberIdentifier() {
	}

	static Object of(Class<?> type, long value) {
		if (type == Long.class) {
			return value;
		}
		if (type == Integer.class) {
			return Math.toIntExact(value);
		}
		if (type == Short.class) {
			return (short) value;
		}
		if (type == BigInteger.class) {
			return BigInteger.valueOf(value);
		}
		if (type == BigDecimal.class) {
			return BigDecimal.valueOf(value);
		}
		throw new IllegalStateException("An identifier of " + type + " cannot be made by the database");
	}

}
