package io.appdb.postgresql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/**
 * Rows in a format of PostgreSQL's {@code COPY}, as bytes that are reused. Lives as long
 * as a batch; one thread.
 */
abstract class CopyBuffer {

	/**
	 * Bytes of a character in UTF-8 at most.
	 */
	static final int WIDEST = 3;

	private byte[] bytes;

	private int length;

	CopyBuffer(int capacity) {
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
	 * Takes back what was written after a length, or takes over what was written into the
	 * bytes up to it.
	 */
	void length(int length) {
		this.length = length;
	}

	/**
	 * Makes room and returns the bytes, in which the next one has the place
	 * {@link #length()}.
	 */
	byte[] reserve(int more) {
		if (this.bytes.length - this.length < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.length + more));
		}
		return this.bytes;
	}

	void put(int part) {
		reserve(1)[this.length++] = (byte) part;
	}

	/**
	 * What the statement says after {@code from stdin}.
	 */
	abstract String options();

	/**
	 * What is sent before the first row.
	 */
	abstract byte[] header();

	/**
	 * What is sent after the last row.
	 */
	abstract byte[] trailer();

	abstract void beginRow(int values);

	abstract void endValue();

	abstract void endRow();

	abstract void nothing();

	abstract void bigint(long value);

	abstract void integer(int value);

	abstract void smallint(short value);

	abstract void bool(boolean value);

	abstract void uuid(UUID value);

	abstract void numeric(BigDecimal value);

	abstract void float8(double value);

	/**
	 * Writes a number of single precision that is bound as one of double precision.
	 */
	abstract void widened(double value);

	abstract void float4(float value);

	abstract void bytea(byte[] value);

	abstract void moment(OffsetDateTime value);

	void moment(Instant value) {
		moment(value.atOffset(ZoneOffset.UTC));
	}

	abstract void moment(LocalDateTime value);

	abstract void date(LocalDate value);

	/**
	 * Writes text in UTF-8.
	 */
	abstract void string(String value);

}
