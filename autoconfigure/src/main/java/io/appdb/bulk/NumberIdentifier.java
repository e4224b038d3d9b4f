package io.appdb.bulk;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.hibernate.id.IdentifierGenerationException;

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
			refuseUnless((int) value == value, type, value);
			return (int) value;
		}
		if (type == Short.class) {
			refuseUnless((short) value == value, type, value);
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

	/**
	 * Another number would be the identifier of another row.
	 */
	private static void refuseUnless(boolean fits, Class<?> type, long value) {
		if (!fits) {
			throw new IdentifierGenerationException("The identifier " + value + " does not fit into "
					+ type.getSimpleName() + ": use Long, BigInteger or BigDecimal in the mapping");
		}
	}

}
