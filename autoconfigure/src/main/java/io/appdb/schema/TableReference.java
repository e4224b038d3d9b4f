package io.appdb.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a table as a caller writes it: {@code table}, {@code schema.table} or
 * {@code catalog.schema.table}, each part quoted or not. Immutable.
 *
 * @param parts the parts, the table last
 */
record TableReference(List<Part> parts) {

	private static final String QUOTES = "\"`";

	static TableReference parse(String text) {
		List<Part> parts = new ArrayList<>();
		int start = 0;
		char quote = 0;
		for (int index = 0; index <= text.length(); index++) {
			char character = (index < text.length()) ? text.charAt(index) : '.';
			if (quote != 0 && index < text.length()) {
				quote = (character == quote) ? 0 : quote;
			}
			else if (QUOTES.indexOf(character) >= 0 && index == start) {
				quote = character;
			}
			else if (character == '.') {
				parts.add(Part.of(text.substring(start, index)));
				start = index + 1;
			}
		}
		return new TableReference(List.copyOf(parts));
	}

	Part table() {
		return this.parts.get(this.parts.size() - 1);
	}

	/**
	 * One part of a name.
	 *
	 * @param text the part without quotes
	 * @param quoted whether it was quoted
	 */
	record Part(String text, boolean quoted) {

		static Part of(String text) {
			int last = text.length() - 1;
			if (last > 0 && QUOTES.indexOf(text.charAt(0)) >= 0 && text.charAt(last) == text.charAt(0)) {
				return new Part(text.substring(1, last), true);
			}
			return new Part(text, false);
		}

	}

}
