package io.appdb.replica;

import java.util.regex.Pattern;

import io.appdb.error.Arguments;

/**
 * A point in the history of a database: what was committed before it is visible on a
 * replica that has reached it. It travels as text, in a parameter of a job for example.
 * Immutable.
 */
public final class ReplicaPosition {

	private static final int LONGEST = 4000;

	private static final Pattern TEXT = Pattern.compile("[0-9A-Za-z_/:,;.-]+");

	private final String text;

	private ReplicaPosition(String text) {
		this.text = text;
	}

	/**
	 * Reads a position.
	 * @param text what {@link #toString()} has given
	 * @return the position
	 * @throws IllegalArgumentException when it cannot be one
	 */
	public static ReplicaPosition parse(String text) {
		String stripped = Arguments.required("parse", "text", text).strip();
		if (stripped.length() > LONGEST || !TEXT.matcher(stripped).matches()) {
			throw new IllegalArgumentException("'"
					+ ((stripped.length() > 100) ? stripped.substring(0, 100) + "…" : stripped)
					+ "' is no position of a database: give the text that ReplicaPosition.toString() has returned");
		}
		return new ReplicaPosition(stripped);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ReplicaPosition position && this.text.equals(position.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	/**
	 * Returns the position as text.
	 * @return what {@link #parse} reads
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
