package io.appdb.error;

import org.jspecify.annotations.Nullable;

/**
 * Refuses arguments that are null, with the call that got them. Stateless.
 */
public final class Arguments {

	private Arguments() {
	}

	/**
	 * Refuses null.
	 * @param <T> the type of the argument
	 * @param call the name of the method
	 * @param name the name of the argument
	 * @param value the argument
	 * @return the argument
	 * @throws IllegalArgumentException when it is null
	 */
	public static <T> T required(String call, String name, @Nullable T value) {
		if (value == null) {
			throw new IllegalArgumentException(
					call + "(): the argument '" + name + "' is null where a value is needed");
		}
		return value;
	}

	/**
	 * Refuses null, and null among several.
	 * @param <T> the type of the arguments
	 * @param call the name of the method
	 * @param name the name of the argument
	 * @param values the arguments
	 * @return the arguments
	 * @throws IllegalArgumentException when one is null
	 */
	public static <T> T[] requiredEach(String call, String name, T @Nullable [] values) {
		T[] given = required(call, name, values);
		for (T value : given) {
			required(call, name, value);
		}
		return given;
	}

}
