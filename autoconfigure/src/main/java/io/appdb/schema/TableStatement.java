package io.appdb.schema;

import java.util.List;

/**
 * A statement that creates a table. Immutable.
 *
 * @param sql the statement
 */
record TableStatement(String sql) {

	private static final String QUOTES = "\"`'";

	/**
	 * Adds table constraints behind the columns.
	 */
	String with(List<String> constraints) {
		int end = endOfColumns();
		return this.sql.substring(0, end) + ", " + String.join(", ", constraints) + this.sql.substring(end);
	}

	/**
	 * Finds the parenthesis that closes the first one, outside of quotes.
	 */
	private int endOfColumns() {
		int depth = 0;
		char quote = 0;
		for (int index = 0; index < this.sql.length(); index++) {
			char character = this.sql.charAt(index);
			if (quote != 0) {
				quote = (character == quote) ? 0 : quote;
			}
			else if (QUOTES.indexOf(character) >= 0) {
				quote = character;
			}
			else if (character == '(') {
				depth++;
			}
			else if (character == ')' && --depth == 0) {
				return index;
			}
		}
		throw new IllegalStateException("The columns have no end: " + this.sql);
	}

}
