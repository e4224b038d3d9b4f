package io.appdb.postgresql;

/**
 * Writes characters in UTF-8. Not instantiated.
 */
final class Utf8 {

	private Utf8() {
	}

	/**
	 * Writes the character at an index, or the pair of surrogates that begins there. A
	 * surrogate without its other half is a question mark, as in the JDK.
	 * @return the place after what was written
	 */
	static int write(byte[] target, int from, String value, int index) {
		char character = value.charAt(index);
		if (!Character.isSurrogate(character)) {
			return single(target, from, character);
		}
		return isPair(value, index) ? pair(target, from, value.codePointAt(index)) : single(target, from, '?');
	}

	/**
	 * Tells whether a pair of surrogates begins at an index.
	 */
	static boolean isPair(String value, int index) {
		return Character.isHighSurrogate(value.charAt(index)) && index + 1 < value.length()
				&& Character.isLowSurrogate(value.charAt(index + 1));
	}

	private static int single(byte[] target, int from, char character) {
		int at = from;
		if (character < 0x80) {
			target[at++] = (byte) character;
		}
		else if (character < 0x800) {
			target[at++] = (byte) (0xC0 | (character >> 6));
			target[at++] = (byte) (0x80 | (character & 0x3F));
		}
		else {
			target[at++] = (byte) (0xE0 | (character >> 12));
			target[at++] = (byte) (0x80 | ((character >> 6) & 0x3F));
			target[at++] = (byte) (0x80 | (character & 0x3F));
		}
		return at;
	}

	private static int pair(byte[] target, int from, int codePoint) {
		int at = from;
		target[at++] = (byte) (0xF0 | (codePoint >> 18));
		target[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
		target[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
		target[at++] = (byte) (0x80 | (codePoint & 0x3F));
		return at;
	}

}
