package io.appdb.postgresql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

import org.postgresql.util.ByteConverter;

/**
 * Rows in the binary format of PostgreSQL's {@code COPY}: each value has its length
 * before it. Lives as long as a batch; one thread.
 */
final class CopyBinary extends CopyBuffer {

	private static final byte[] HEADER = Arrays.copyOf("PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1),
			19);

	private static final byte[] TRAILER = { -1, -1 };

	/**
	 * Years that all of PostgreSQL's types have from their first day to their last.
	 */
	private static final int FIRST_YEAR = -4712;

	private static final int LAST_YEAR = 294_275;

	/**
	 * PostgreSQL counts from here.
	 */
	private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

	private static final long EPOCH_SECOND = EPOCH.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);

	private static final long FIRST_GREGORIAN = LocalDate.of(TextMoments.LAST_JULIAN_YEAR + 1, 1, 1)
		.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);

	private static final long LAST_SECOND = LocalDate.of(LAST_YEAR + 1, 1, 1)
		.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC) - 1;

	private static final int NANOS_OF_MICRO = 1000;

	private static final long MICROS = 1_000_000;

	private static final int LARGEST_SCALE = 16_383;

	private static final int MOST_DIGITS = 131_072;

	CopyBinary(int capacity) {
		super(capacity);
	}

	@Override
	String options() {
		return " (format binary)";
	}

	@Override
	byte[] header() {
		return HEADER;
	}

	@Override
	byte[] trailer() {
		return TRAILER;
	}

	@Override
	void beginRow(int values) {
		ByteConverter.int2(reserve(Short.BYTES), length(), values);
		length(length() + Short.BYTES);
	}

	@Override
	void endValue() {
	}

	@Override
	void endRow() {
	}

	@Override
	void nothing() {
		begin(-1, 0);
	}

	/**
	 * Writes the length of a value.
	 * @return the place of the value, after which the buffer ends already
	 */
	private int begin(int length, int room) {
		byte[] target = reserve(Integer.BYTES + room);
		int start = length() + Integer.BYTES;
		ByteConverter.int4(target, length(), length);
		length(start + room);
		return start;
	}

	private int begin(int length) {
		return begin(length, length);
	}

	@Override
	void bigint(long value) {
		int start = begin(Long.BYTES);
		ByteConverter.int8(bytes(), start, value);
	}

	@Override
	void integer(int value) {
		int start = begin(Integer.BYTES);
		ByteConverter.int4(bytes(), start, value);
	}

	@Override
	void smallint(short value) {
		int start = begin(Short.BYTES);
		ByteConverter.int2(bytes(), start, value);
	}

	@Override
	void bool(boolean value) {
		int start = begin(1);
		ByteConverter.bool(bytes(), start, value);
	}

	@Override
	void uuid(UUID value) {
		int start = begin(2 * Long.BYTES);
		ByteConverter.int8(bytes(), start, value.getMostSignificantBits());
		ByteConverter.int8(bytes(), start + Long.BYTES, value.getLeastSignificantBits());
	}

	@Override
	void numeric(BigDecimal value) {
		if (value.scale() > LARGEST_SCALE || (long) value.precision() - value.scale() > MOST_DIGITS) {
			throw new NoBinaryForm();
		}
		bytea(ByteConverter.numeric(value));
	}

	@Override
	void float8(double value) {
		bigint(Double.doubleToLongBits(value));
	}

	@Override
	void widened(double value) {
		float4((float) value);
	}

	@Override
	void float4(float value) {
		integer(Float.floatToIntBits(value));
	}

	@Override
	void bytea(byte[] value) {
		int start = begin(value.length);
		System.arraycopy(value, 0, bytes(), start, value.length);
	}

	/**
	 * The driver rounds to microseconds, half up.
	 */
	@Override
	void moment(OffsetDateTime value) {
		if (value.getYear() <= TextMoments.LAST_JULIAN_YEAR) {
			throw new NoBinaryForm();
		}
		instant(value);
	}

	@Override
	void moment(Instant value) {
		if (value.getEpochSecond() < FIRST_GREGORIAN || value.getEpochSecond() > LAST_SECOND) {
			throw new NoBinaryForm();
		}
		micros(value.getEpochSecond(), value.getNano());
	}

	private void instant(OffsetDateTime value) {
		requirePossible(value.getYear());
		micros(value.toEpochSecond(), value.getNano());
	}

	private void micros(long second, int nano) {
		bigint((second - EPOCH_SECOND) * MICROS + (nano + NANOS_OF_MICRO / 2) / NANOS_OF_MICRO);
	}

	@Override
	void moment(LocalDateTime value) {
		instant(value.atOffset(ZoneOffset.UTC));
	}

	@Override
	void date(LocalDate value) {
		requirePossible(value.getYear());
		integer((int) (value.toEpochDay() - EPOCH.toEpochDay()));
	}

	private static void requirePossible(int year) {
		if (year < FIRST_YEAR || year > LAST_YEAR) {
			throw new NoBinaryForm();
		}
	}

	@Override
	void string(String value) {
		int count = value.length();
		byte[] target = reserve(Integer.BYTES + count * WIDEST);
		int start = length() + Integer.BYTES;
		int at = start;
		for (int index = 0; index < count; index++) {
			char character = value.charAt(index);
			if (character < 0x80) {
				target[at++] = (byte) character;
			}
			else {
				at = Utf8.write(target, at, value, index);
				index += Utf8.isPair(value, index) ? 1 : 0;
			}
		}
		ByteConverter.int4(target, length(), at - start);
		length(at);
	}

	/**
	 * A value that only its text can tell, or that the server is to refuse.
	 */
	static final class NoBinaryForm extends RuntimeException {

		NoBinaryForm() {
			super("The value has no binary form", null, false, false);
		}

	}

}
