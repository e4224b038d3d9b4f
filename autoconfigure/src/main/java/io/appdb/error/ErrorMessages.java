package io.appdb.error;

import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/**
 * Words for what is known about a constraint or column. Without state, safe for every
 * thread.
 */
final class ErrorMessages {

	private ErrorMessages() {
	}

	static String named(Constraint constraint) {
		String text = constraint.toString();
		return text.isEmpty() ? "" : text + " ";
	}

	static String column(@Nullable String table, @Nullable String column) {
		if (column == null) {
			return (table != null) ? "a column of " + table : "a column";
		}
		return "column " + ((table != null) ? table + "." : "") + column;
	}

	/**
	 * How many parameters and values there are, where that is known.
	 */
	static String parameters(Exception cause) {
		ParameterCountException count = Causes.find(cause, ParameterCountException.class);
		return (count != null) ? String.valueOf(count.getMessage())
				: "The driver refuses the statement with the values it was given: give one value for each question mark";
	}

	/**
	 * Which entity of a batch failed, where that is known.
	 */
	static String row(@Nullable Throwable cause) {
		OptionalLong index = (cause != null) ? BatchRowException.indexIn(cause) : OptionalLong.empty();
		return index.isPresent() ? " (the entity at index " + index.getAsLong() + " of the batch)" : "";
	}

}
