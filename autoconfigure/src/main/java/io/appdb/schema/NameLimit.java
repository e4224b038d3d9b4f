package io.appdb.schema;

import java.nio.charset.StandardCharsets;

/**
 * How long a database lets names be. Immutable.
 *
 * @param database the database, for messages
 * @param most how many of the unit a name may have
 * @param unit what is counted, bytes or letters
 */
public record NameLimit(String database, int most, String unit) {

	private static final String BYTES = "bytes";

	/** A database that sets no limit. */
	static final NameLimit NONE = new NameLimit("", Integer.MAX_VALUE, BYTES);

	public static NameLimit bytes(String database, int most) {
		return new NameLimit(database, most, BYTES);
	}

	public static NameLimit letters(String database, int most) {
		return new NameLimit(database, most, "letters");
	}

	boolean allows(String name) {
		return length(name) <= this.most;
	}

	int length(String name) {
		return this.unit.equals(BYTES) ? name.getBytes(StandardCharsets.UTF_8).length : name.length();
	}

}
