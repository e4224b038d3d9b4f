package io.appdb.bulk;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;

/**
 * Writes the values of one column as PostgreSQL reads them. Types that are common are
 * written directly, all others as the type's own binder binds them. Lives as long as a
 * batch; one thread.
 */
abstract class CopyEncoder {

	private static final String STANDARD = "org.hibernate.type.descriptor.jdbc";

	private static final int NANOS_OF_MICRO = 1000;

	private static final long NANOS = 1_000_000_000;

	private static final int MICROS = 1_000_000;

	/**
	 * Microseconds of a minute.
	 */
	private static final int MINUTE = 60 * MICROS;

	private static final int LAST_PLAIN_YEAR = 9999;

	/**
	 * Whether encoding a value never asks the server.
	 */
	boolean isDirect() {
		return true;
	}

	abstract void encode(Object value, CopyText text) throws SQLException;

	static CopyEncoder of(BatchColumn column, SessionImplementor session) {
		JdbcType type = column.jdbcMapping().getJdbcType();
		@SuppressWarnings("unchecked")
		JavaType<Object> java = (JavaType<Object>) column.jdbcMapping().getJdbcJavaType();
		if (!type.getClass().getName().startsWith(STANDARD)) {
			return new RecordedEncoder(column, session);
		}
		return switch (type.getDefaultSqlTypeCode()) {
			case SqlTypes.VARCHAR, SqlTypes.CHAR, SqlTypes.LONGVARCHAR, SqlTypes.LONG32VARCHAR, SqlTypes.NVARCHAR,
					SqlTypes.NCHAR, SqlTypes.LONGNVARCHAR, SqlTypes.LONG32NVARCHAR ->
				unwrapping(java, String.class, session, (value, text) -> text.string(value));
			case SqlTypes.BIGINT -> unwrapping(java, Long.class, session, (value, text) -> text.number(value));
			case SqlTypes.INTEGER -> unwrapping(java, Integer.class, session, (value, text) -> text.number(value));
			case SqlTypes.SMALLINT -> unwrapping(java, Short.class, session, (value, text) -> text.number(value));
			case SqlTypes.TINYINT -> unwrapping(java, Byte.class, session, (value, text) -> text.number(value));
			case SqlTypes.BOOLEAN ->
				unwrapping(java, Boolean.class, session, (value, text) -> text.mark(value ? 't' : 'f'));
			case SqlTypes.UUID -> unwrapping(java, UUID.class, session, (value, text) -> text.string(value.toString()));
			case SqlTypes.NUMERIC, SqlTypes.DECIMAL ->
				unwrapping(java, BigDecimal.class, session, (value, text) -> text.string(value.toString()));
			case SqlTypes.DOUBLE, SqlTypes.FLOAT ->
				unwrapping(java, Double.class, session, (value, text) -> text.string(value.toString()));
			case SqlTypes.REAL ->
				unwrapping(java, Float.class, session, (value, text) -> text.string(value.toString()));
			case SqlTypes.VARBINARY, SqlTypes.BINARY, SqlTypes.LONGVARBINARY, SqlTypes.LONG32VARBINARY ->
				unwrapping(java, byte[].class, session, (value, text) -> text.hex(value));
			default -> temporal(column, type, java, session);
		};
	}

	/**
	 * With a time zone of its own, JDBC shifts what has none; the driver does that.
	 */
	private static CopyEncoder temporal(BatchColumn column, JdbcType type, JavaType<Object> java,
			SessionImplementor session) {
		CopyEncoder recorded = new RecordedEncoder(column, session);
		boolean zoned = session.getJdbcTimeZone() != null;
		return switch (type.getDefaultSqlTypeCode()) {
			case SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> moments(
					unwrapping(java, OffsetDateTime.class, session, (value, text) -> moment(value, text)), recorded);
			case SqlTypes.TIMESTAMP ->
				zoned || !LocalDateTime.class.equals(java.getJavaTypeClass()) ? recorded : moments(
						unwrapping(java, LocalDateTime.class, session, (value, text) -> moment(value, text)), recorded);
			case SqlTypes.DATE -> zoned || !LocalDate.class.equals(java.getJavaTypeClass()) ? recorded
					: moments(unwrapping(java, LocalDate.class, session, (value, text) -> date(value, text)), recorded);
			default -> recorded;
		};
	}

	private static <V> CopyEncoder unwrapping(JavaType<Object> java, Class<V> type, SessionImplementor session,
			DirectText<V> direct) {
		return new CopyEncoder() {

			@Override
			void encode(Object value, CopyText text) throws SQLException {
				direct.write(type.isInstance(value) ? type.cast(value) : java.unwrap(value, type, session), text);
			}

		};
	}

	/**
	 * Years of more than four digits, and those before the first, are written as the
	 * driver does.
	 */
	private static CopyEncoder moments(CopyEncoder direct, CopyEncoder recorded) {
		return new CopyEncoder() {

			@Override
			void encode(Object value, CopyText text) throws SQLException {
				int before = text.length();
				try {
					direct.encode(value, text);
				}
				catch (UnusualYear ex) {
					text.truncate(before);
					recorded.encode(value, text);
				}
			}

		};
	}

	private static void moment(OffsetDateTime value, CopyText text) {
		moment(value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), text);
		text.mark('Z');
	}

	/**
	 * The driver rounds to microseconds, half up.
	 */
	private static void moment(LocalDateTime value, CopyText text) {
		int micros = (int) ((value.getSecond() * NANOS + value.getNano() + NANOS_OF_MICRO / 2) / NANOS_OF_MICRO);
		LocalDateTime minute = (micros < MINUTE) ? value : value.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
		micros %= MINUTE;
		date(minute.toLocalDate(), text);
		text.mark(' ');
		text.padded(minute.getHour(), 2);
		text.mark(':');
		text.padded(minute.getMinute(), 2);
		text.mark(':');
		text.padded(micros / MICROS, 2);
		if (micros % MICROS > 0) {
			text.mark('.');
			text.padded(micros % MICROS, 6);
		}
	}

	private static void date(LocalDate value, CopyText text) {
		if (value.getYear() < 1 || value.getYear() > LAST_PLAIN_YEAR) {
			throw new UnusualYear();
		}
		text.padded(value.getYear(), 4);
		text.mark('-');
		text.padded(value.getMonthValue(), 2);
		text.mark('-');
		text.padded(value.getDayOfMonth(), 2);
	}

	/**
	 * Writes a value of one Java type.
	 */
	@FunctionalInterface
	private interface DirectText<V> {

		void write(V value, CopyText text);

	}

	/**
	 * A year that has no plain text.
	 */
	private static final class UnusualYear extends RuntimeException {

		UnusualYear() {
			super("The year has no plain text", null, false, false);
		}

	}

}
