package io.appdb.session.cache;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Tells which parameter values can be compared later on, because nobody can change them
 * or because a copy is taken.
 */
final class KeyValue {

	private static final Set<Class<?>> UNCHANGING = Set.of(String.class, Long.class, Integer.class, Boolean.class,
			UUID.class, Short.class, Byte.class, Character.class, Double.class, Float.class, BigDecimal.class,
			BigInteger.class);

	private KeyValue() {
	}

	/**
	 * Whether a value never changes and is compared by what it says.
	 */
	static boolean isUnchanging(@Nullable Object value) {
		return value == null || UNCHANGING.contains(value.getClass()) || value instanceof Enum<?>
				|| (value instanceof Temporal && value.getClass().getName().startsWith("java.time."));
	}

	/**
	 * Returns what stands for a value in a key, or {@code null} if nothing can.
	 */
	@SuppressWarnings("JavaUtilDate")
	static @Nullable Object copyOf(@Nullable Object value) {
		if (isUnchanging(value)) {
			return (value != null) ? value : Absent.VALUE;
		}
		if (value instanceof Date date) {
			return date.clone();
		}
		return (value != null && value.getClass().isArray()) ? copyOfArray(value) : null;
	}

	private static @Nullable Object copyOfArray(Object array) {
		int length = Array.getLength(array);
		if (array.getClass().getComponentType().isPrimitive()) {
			Object copy = Array.newInstance(array.getClass().getComponentType(), length);
			System.arraycopy(array, 0, copy, 0, length);
			return copy;
		}
		Object[] copies = new Object[length];
		for (int index = 0; index < length; index++) {
			Object copy = copyOf(Array.get(array, index));
			if (copy == null) {
				return null;
			}
			copies[index] = copy;
		}
		return copies;
	}

	/**
	 * Stands for SQL's null.
	 */
	private enum Absent {

		VALUE

	}

}
