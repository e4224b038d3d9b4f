package io.appdb.schema;

import java.util.Locale;

import org.hibernate.type.SqlTypes;

/**
 * A column the database has.
 *
 * @param typeName the name of its type there
 * @param typeCode the JDBC type
 * @param size length or precision
 * @param digits digits after the decimal point
 */
record FoundColumn(String typeName, int typeCode, int size, int digits) {

	private static final int LONGEST_SHOWN = 1_000_000;

	/**
	 * Writes the type as messages show it.
	 */
	String display() {
		String name = this.typeName.toLowerCase(Locale.ROOT);
		if (name.contains("(") || this.size <= 0 || this.size >= LONGEST_SHOWN) {
			return name;
		}
		if (SqlTypes.isStringType(this.typeCode)) {
			return name + "(" + this.size + ")";
		}
		if (SqlTypes.isNumericOrDecimal(this.typeCode)) {
			return name + "(" + this.size + "," + this.digits + ")";
		}
		return name;
	}

}
