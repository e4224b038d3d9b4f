package io.appdb.postgresql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Rows in the text format of PostgreSQL's {@code COPY}. Lives as long as a batch; one
 * thread.
 */
final class CopyText extends CopyBuffer {

	private static final byte[] HEX = { '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e',
			'f' };

	private static final int LONGEST_NUMBER = 20;

	CopyText(int capacity) {
		super(capacity);
	}

	@Override
	String options() {
		return "";
	}

	@Override
	byte[] header() {
		return new byte[0];
	}

	@Override
	byte[] trailer() {
		return new byte[0];
	}

	@Override
	void beginRow(int values) {
	}

	@Override
	void endValue() {
		put('\t');
	}

	/**
	 * Ends the row in place of its last value.
	 */
	@Override
	void endRow() {
		bytes()[length() - 1] = '\n';
	}

	@Override
	void nothing() {
		put('\\');
		put('N');
	}

	@Override
	void bigint(long value) {
		if (value == Long.MIN_VALUE) {
			string(Long.toString(value));
			return;
		}
		byte[] target = reserve(LONGEST_NUMBER);
		int start = length();
		long rest = value;
		if (rest < 0) {
			target[start++] = '-';
			rest = -rest;
		}
		int end = start + digits(rest);
		int at = end;
		do {
			target[--at] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		while (rest > 0);
		length(end);
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

	@Override
	void integer(int value) {
		bigint(value);
	}

	@Override
	void smallint(short value) {
		bigint(value);
	}

	@Override
	void bool(boolean value) {
		put(value ? 't' : 'f');
	}

	@Override
	void uuid(UUID value) {
		string(value.toString());
	}

	@Override
	void numeric(BigDecimal value) {
		string(value.toString());
	}

	@Override
	void float8(double value) {
		string(Double.toString(value));
	}

	@Override
	void widened(double value) {
		float8(value);
	}

	@Override
	void float4(float value) {
		string(Float.toString(value));
	}

	@Override
	void bytea(byte[] value) {
		byte[] target = reserve(value.length * 2 + WIDEST);
		int at = length();
		target[at++] = '\\';
		target[at++] = '\\';
		target[at++] = 'x';
		for (byte part : value) {
			target[at++] = HEX[(part >> 4) & 0xF];
			target[at++] = HEX[part & 0xF];
		}
		length(at);
	}

	@Override
	void moment(OffsetDateTime value) {
		TextMoments.write(value, this);
	}

	@Override
	void moment(LocalDateTime value) {
		TextMoments.write(value, this);
	}

	@Override
	void date(LocalDate value) {
		TextMoments.write(value, this);
	}

	/**
	 * Writes a number that is not negative with leading zeros.
	 */
	void padded(int value, int width) {
		byte[] target = reserve(width);
		int end = length() + width;
		int rest = value;
		for (int at = end - 1; at >= length(); at--) {
			target[at] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		length(end);
	}

	/**
	 * Writes text; what has a meaning in the format is escaped.
	 */
	@Override
	void string(String value) {
		int count = value.length();
		byte[] target = reserve(count * WIDEST);
		int at = length();
		for (int index = 0; index < count; index++) {
			char character = value.charAt(index);
			if (character >= ' ' && character < 0x80 && character != '\\') {
				target[at++] = (byte) character;
			}
			else if (character < 0x80) {
				at = control(target, at, character);
			}
			else {
				at = Utf8.write(target, at, value, index);
				index += Utf8.isPair(value, index) ? 1 : 0;
			}
		}
		length(at);
	}

	private static int control(byte[] target, int from, char character) {
		int at = from;
		char escaped = switch (character) {
			case '\\' -> '\\';
			case '\n' -> 'n';
			case '\r' -> 'r';
			case '\t' -> 't';
			default -> 0;
		};
		if (escaped != 0) {
			target[at++] = '\\';
		}
		target[at++] = (byte) ((escaped != 0) ? escaped : character);
		return at;
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

}
