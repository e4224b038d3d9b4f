package io.appdb.schema;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;

/**
 * How a database stores and compares names. Immutable.
 *
 * @param upper whether unquoted names are stored in upper case
 * @param lower whether unquoted names are stored in lower case
 * @param lowerQuoted whether quoted names are, too
 * @param ignored whether names are compared without regard to case
 */
public record LetterCase(boolean upper, boolean lower, boolean lowerQuoted, boolean ignored) {

	public static LetterCase of(DatabaseMetaData metaData) throws SQLException {
		boolean ignored = metaData.storesMixedCaseIdentifiers() && !metaData.supportsMixedCaseIdentifiers();
		return new LetterCase(metaData.storesUpperCaseIdentifiers(), metaData.storesLowerCaseIdentifiers(),
				metaData.storesLowerCaseQuotedIdentifiers(), ignored);
	}

	public LetterCase ignoringCase() {
		return new LetterCase(false, false, false, true);
	}

	/**
	 * Turns a name as written in a statement into the one the database stores.
	 */
	String stored(String name, boolean quoted) {
		if (this.lowerQuoted || (this.lower && !quoted)) {
			return name.toLowerCase(Locale.ROOT);
		}
		if (this.upper && !quoted) {
			return name.toUpperCase(Locale.ROOT);
		}
		return name;
	}

	boolean same(String left, String right) {
		return this.ignored ? left.equalsIgnoreCase(right) : left.equals(right);
	}

	boolean isIn(Collection<String> names, String name) {
		return this.ignored ? names.stream().anyMatch(name::equalsIgnoreCase) : names.contains(name);
	}

}
