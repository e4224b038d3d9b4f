package io.appdb.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent escapes of URLs in UTF-8. Stateless. What is not a valid escape stays as it is,
 * so that a raw {@code 50%off} is read as it was meant.
 */
public final class PercentCode {

	private static final String KEPT = "-._~:/,$()*!'[]";

	private static final String KEPT_IN_KEY = "-._$[]";

	private PercentCode() {
	}

	public static String decode(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		int index = 0;
		while (index < text.length()) {
			int escaped = escapeAt(text, index);
			if (escaped >= 0) {
				bytes.write(escaped);
				index += 3;
				continue;
			}
			int codePoint = text.codePointAt(index);
			bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
			index += Character.charCount(codePoint);
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	static String decodeForm(String text) {
		return decode(text.replace('+', ' '));
	}

	static String encode(String text) {
		return encode(text, KEPT);
	}

	/**
	 * Encodes the name of a parameter, in which fewer characters may stand as they are.
	 */
	static String encodeKey(String text) {
		return encode(text, KEPT_IN_KEY);
	}

	private static String encode(String text, String kept) {
		StringBuilder encoded = new StringBuilder(text.length());
		for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
			char character = (char) (value & 0xFF);
			if (isKept(character, kept)) {
				encoded.append(character);
			}
			else {
				encoded.append('%').append(hexDigit(character >> 4)).append(hexDigit(character & 0xF));
			}
		}
		return encoded.toString();
	}

	private static boolean isKept(char character, String kept) {
		return (character < 128 && Character.isLetterOrDigit(character)) || kept.indexOf(character) >= 0;
	}

	private static char hexDigit(int value) {
		return Character.toUpperCase(Character.forDigit(value, 16));
	}

	private static int escapeAt(String text, int index) {
		if (text.charAt(index) != '%' || index + 2 >= text.length()) {
			return -1;
		}
		int high = Character.digit(text.charAt(index + 1), 16);
		int low = Character.digit(text.charAt(index + 2), 16);
		return (high < 0 || low < 0) ? -1 : high * 16 + low;
	}

}
