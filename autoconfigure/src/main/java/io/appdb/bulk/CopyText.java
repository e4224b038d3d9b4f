package io.appdb.bulk;

import java.util.Arrays;

/**
 * Rows in the text format of PostgreSQL's {@code COPY}, as bytes that are reused. Lives
 * as long as a batch; one thread.
 */
final class CopyText {

	private static final byte[] HEX = { '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e',
			'f' };

	private static final int LONGEST_NUMBER = 20;

	/**
	 * Bytes of a character in UTF-8 at most.
	 */
	private static final int WIDEST = 3;

	private byte[] bytes;

	private int length;

	CopyText(int capacity) {
		this.bytes = new byte[capacity];
	}

	byte[] bytes() {
		return this.bytes;
	}

	int length() {
		return this.length;
	}

	void clear() {
		this.length = 0;
	}

	/**
	 * Takes back what was written after a length.
	 */
	void truncate(int length) {
		this.length = length;
	}

	private void reserve(int more) {
		if (this.bytes.length - this.length < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.length + more));
		}
	}

	void endValue() {
		put('\t');
	}

	/**
	 * Ends the row in place of its last value.
	 */
	void endRow() {
		this.bytes[this.length - 1] = '\n';
	}

	private void put(char ascii) {
		reserve(1);
		this.bytes[this.length++] = (byte) ascii;
	}

	void nothing() {
		reserve(2);
		this.bytes[this.length++] = '\\';
		this.bytes[this.length++] = 'N';
	}

	void number(long value) {
		reserve(LONGEST_NUMBER);
		if (value == Long.MIN_VALUE) {
			string(Long.toString(value));
			return;
		}
		long rest = value;
		if (rest < 0) {
			this.bytes[this.length++] = '-';
			rest = -rest;
		}
		int end = this.length + digits(rest);
		int at = end;
		do {
			this.bytes[--at] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		while (rest > 0);
		this.length = end;
	}

	private static int digits(long value) {
		int digits = 1;
		long bound = 10;
		while (digits < LONGEST_NUMBER - 1 && value >= bound) {
			digits++;
			bound *= 10;
		}
		return digits;
	}

	/**
	 * Writes a number that is not negative with leading zeros.
	 */
	void padded(int value, int width) {
		reserve(width);
		int rest = value;
		for (int at = this.length + width - 1; at >= this.length; at--) {
			this.bytes[at] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		this.length += width;
	}

	/**
	 * Writes a character that needs no escape.
	 */
	void mark(char ascii) {
		put(ascii);
	}

	void hex(byte[] value) {
		reserve(value.length * 2 + WIDEST);
		this.bytes[this.length++] = '\\';
		this.bytes[this.length++] = '\\';
		this.bytes[this.length++] = 'x';
		for (byte part : value) {
			this.bytes[this.length++] = HEX[(part >> 4) & 0xF];
			this.bytes[this.length++] = HEX[part & 0xF];
		}
	}

	/**
	 * Writes text in UTF-8; what has a meaning in the format is escaped.
	 */
	void string(String value) {
		int count = value.length();
		reserve(count * WIDEST);
		byte[] target = this.bytes;
		int at = this.length;
		for (int index = 0; index < count; index++) {
			char character = value.charAt(index);
			if (character >= ' ' && character < 0x80 && character != '\\') {
				target[at++] = (byte) character;
			}
			else if (character < 0x80) {
				at = control(target, at, character);
			}
			else if (Character.isHighSurrogate(character) && index + 1 < count
					&& Character.isLowSurrogate(value.charAt(index + 1))) {
				at = wide(target, at, Character.toCodePoint(character, value.charAt(index + 1)));
				index++;
			}
			else {
				at = encoded(target, at, Character.isSurrogate(character) ? '?' : character);
			}
		}
		this.length = at;
	}

	/**
	 * Takes the escapes out of a value.
	 */
	static String unescaped(String value) {
		if (value.indexOf('\\') < 0) {
			return value;
		}
		StringBuilder plain = new StringBuilder();
		boolean escaped = false;
		for (int index = 0; index < value.length(); index++) {
			char character = value.charAt(index);
			if (character == '\\' && !escaped) {
				escaped = true;
				continue;
			}
			plain.append(escaped ? meant(character) : character);
			escaped = false;
		}
		return plain.toString();
	}

	private static char meant(char escaped) {
		return switch (escaped) {
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			default -> escaped;
		};
	}

	private static int control(byte[] target, int from, char character) {
		int at = from;
		switch (character) {
			case '\\' -> {
				target[at++] = '\\';
				target[at++] = '\\';
			}
			case '\n' -> {
				target[at++] = '\\';
				target[at++] = 'n';
			}
			case '\r' -> {
				target[at++] = '\\';
				target[at++] = 'r';
			}
			case '\t' -> {
				target[at++] = '\\';
				target[at++] = 't';
			}
			default -> target[at++] = (byte) character;
		}
		return at;
	}

	private static int encoded(byte[] target, int from, char character) {
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

	private static int wide(byte[] target, int from, int codePoint) {
		int at = from;
		target[at++] = (byte) (0xF0 | (codePoint >> 18));
		target[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
		target[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
		target[at++] = (byte) (0x80 | (codePoint & 0x3F));
		return at;
	}

}
