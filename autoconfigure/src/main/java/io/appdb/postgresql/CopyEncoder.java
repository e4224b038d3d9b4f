package io.appdb.postgresql;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import io.appdb.bulk.BatchColumn;
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

	private static final String DIALECT = "org.hibernate.dialect";

	/**
	 * Whether encoding a value never asks the server.
	 */
	boolean isDirect() {
		return true;
	}

	/**
	 * Whether a column of one of PostgreSQL's types can have the values in binary form.
	 */
	abstract boolean isBinary(String type);

	abstract void encode(Object value, CopyBuffer buffer) throws SQLException;

	static CopyEncoder of(BatchColumn column, SessionImplementor session) {
		JdbcType type = column.jdbcMapping().getJdbcType();
		if (!isKnown(type)) {
			return new RecordedEncoder(column, session);
		}
		@SuppressWarnings("unchecked")
		JavaType<Object> java = (JavaType<Object>) column.jdbcMapping().getJdbcJavaType();
		Unwrapping values = new Unwrapping(java, session);
		return switch (type.getDefaultSqlTypeCode()) {
			case SqlTypes.VARCHAR, SqlTypes.CHAR, SqlTypes.LONGVARCHAR, SqlTypes.LONG32VARCHAR, SqlTypes.NVARCHAR,
					SqlTypes.NCHAR, SqlTypes.LONGNVARCHAR, SqlTypes.LONG32NVARCHAR ->
				values.as(String.class, CopyBuffer::string, "text", "character varying", "character");
			case SqlTypes.BIGINT -> values.as(Long.class, CopyBuffer::bigint, "bigint");
			case SqlTypes.INTEGER -> values.as(Integer.class, CopyBuffer::integer, "integer");
			case SqlTypes.SMALLINT -> values.as(Short.class, CopyBuffer::smallint, "smallint");
			case SqlTypes.TINYINT -> values.as(Byte.class, (buffer, value) -> buffer.smallint(value), "smallint");
			case SqlTypes.BOOLEAN -> values.as(Boolean.class, CopyBuffer::bool, "boolean");
			case SqlTypes.UUID -> values.as(UUID.class, CopyBuffer::uuid, "uuid");
			case SqlTypes.NUMERIC, SqlTypes.DECIMAL -> values.as(BigDecimal.class, CopyBuffer::numeric, "numeric");
			case SqlTypes.DOUBLE, SqlTypes.FLOAT ->
				Float.class.equals(java.getJavaTypeClass()) ? values.as(Double.class, CopyBuffer::widened, "real")
						: values.as(Double.class, CopyBuffer::float8, "double precision");
			case SqlTypes.REAL -> values.as(Float.class, CopyBuffer::float4, "real");
			case SqlTypes.VARBINARY, SqlTypes.BINARY, SqlTypes.LONGVARBINARY, SqlTypes.LONG32VARBINARY ->
				values.as(byte[].class, CopyBuffer::bytea, "bytea");
			default -> temporal(column, type, values, session);
		};
	}

	/**
	 * Whether it binds values as its code says: PostgreSQL's dialect has a class of its
	 * own for {@code uuid}.
	 */
	private static boolean isKnown(JdbcType type) {
		String name = type.getClass().getName();
		return name.startsWith(STANDARD) || (type.getDefaultSqlTypeCode() == SqlTypes.UUID && name.startsWith(DIALECT));
	}

	/**
	 * With a time zone of its own, JDBC shifts what has none; the driver does that.
	 */
	private static CopyEncoder temporal(BatchColumn column, JdbcType type, Unwrapping values,
			SessionImplementor session) {
		CopyEncoder recorded = new RecordedEncoder(column, session);
		Class<?> java = column.jdbcMapping().getJdbcJavaType().getJavaTypeClass();
		boolean zoned = session.getJdbcTimeZone() != null;
		return switch (type.getDefaultSqlTypeCode()) {
			case SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> moments(zoned(values, java), recorded);
			case SqlTypes.TIMESTAMP -> zoned || !LocalDateTime.class.equals(java) ? recorded : moments(
					values.as(LocalDateTime.class, CopyBuffer::moment, "timestamp without time zone"), recorded);
			case SqlTypes.DATE -> zoned || !LocalDate.class.equals(java) ? recorded
					: moments(values.as(LocalDate.class, CopyBuffer::date, "date"), recorded);
			default -> recorded;
		};
	}

	private static CopyEncoder zoned(Unwrapping values, Class<?> java) {
		String type = "timestamp with time zone";
		return Instant.class.equals(java) ? values.as(Instant.class, CopyBuffer::moment, type)
				: values.as(OffsetDateTime.class, CopyBuffer::moment, type);
	}

	/**
	 * Years of more than four digits, and those before the first, are written as text as
	 * the driver does.
	 */
	private static CopyEncoder moments(CopyEncoder direct, CopyEncoder recorded) {
		return new CopyEncoder() {

			@Override
			boolean isBinary(String type) {
				return direct.isBinary(type);
			}

			@Override
			void encode(Object value, CopyBuffer buffer) throws SQLException {
				int before = buffer.length();
				try {
					direct.encode(value, buffer);
				}
				catch (TextMoments.UnusualYear ex) {
					buffer.length(before);
					recorded.encode(value, buffer);
				}
			}

		};
	}

	/**
	 * Makes encoders for values of a Java type.
	 */
	private record Unwrapping(JavaType<Object> java, SessionImplementor session) {

		<V> CopyEncoder as(Class<V> type, DirectValue<V> direct, String... binary) {
			List<String> binaryTypes = List.of(binary);
			return new CopyEncoder() {

				@Override
				boolean isBinary(String columnType) {
					return binaryTypes.contains(columnType);
				}

				@Override
				void encode(Object value, CopyBuffer buffer) {
					direct.write(buffer,
							type.isInstance(value) ? type.cast(value) : java().unwrap(value, type, session()));
				}

			};
		}

	}

	/**
	 * Writes a value of one Java type.
	 */
	@FunctionalInterface
	private interface DirectValue<V> {

		void write(CopyBuffer buffer, V value);

	}

}
