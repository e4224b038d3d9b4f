package io.appdb.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Calendar;
import java.util.Objects;

import io.appdb.bulk.BatchColumn;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.type.descriptor.ValueBinder;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.TimestampUtils;
import org.postgresql.util.PGobject;

/**
 * Lets the binder of a type bind a value to a statement that only remembers it, and
 * writes what it remembers as the driver would. Lives as long as a batch; one thread.
 */
final class RecordedEncoder extends CopyEncoder {

	private final ValueBinder<Object> binder;

	private final SessionImplementor session;

	private final PreparedStatement statement;

	private @Nullable Object value;

	private @Nullable Calendar calendar;

	@SuppressWarnings("unchecked")
	RecordedEncoder(BatchColumn column, SessionImplementor session) {
		this.binder = column.jdbcMapping().getJdbcValueBinder();
		this.session = session;
		this.statement = (PreparedStatement) Proxy.newProxyInstance(RecordedEncoder.class.getClassLoader(),
				new Class<?>[] { PreparedStatement.class },
				(proxy, method, arguments) -> record(method.getName(), arguments));
	}

	@Override
	boolean isDirect() {
		return false;
	}

	@Override
	boolean isBinary(String type) {
		return false;
	}

	private @Nullable Object record(String call, @Nullable Object @Nullable [] arguments) throws SQLException {
		if (arguments == null) {
			if (call.equals("getConnection")) {
				return connection();
			}
			throw new SQLException("A value of a batch called " + call + "()");
		}
		if (!call.startsWith("set") || arguments.length < 2) {
			throw new SQLException("A value of a batch called " + call + "(...)");
		}
		this.value = call.equals("setNull") ? null : arguments[1];
		this.calendar = (arguments.length > 2 && arguments[2] instanceof Calendar given) ? given : null;
		return null;
	}

	@Override
	void encode(Object value, CopyBuffer buffer) throws SQLException {
		this.binder.bind(this.statement, value, 1, this.session);
		if (this.value == null) {
			buffer.nothing();
		}
		else if (this.value instanceof byte[] bytes) {
			buffer.bytea(bytes);
		}
		else if (this.value instanceof InputStream stream) {
			buffer.bytea(bytes(stream));
		}
		else {
			buffer.string(text(this.value));
		}
	}

	private String text(Object bound) throws SQLException {
		if (bound instanceof PGobject object) {
			return Objects.requireNonNull(object.getValue());
		}
		if (bound instanceof Array array) {
			return array.toString();
		}
		if (bound instanceof Reader reader) {
			return characters(reader);
		}
		return temporal(bound);
	}

	@SuppressWarnings("deprecation")
	private String temporal(Object bound) throws SQLException {
		TimestampUtils times = connection().getTimestampUtils();
		if (bound instanceof Timestamp timestamp) {
			return times.toString(this.calendar, timestamp);
		}
		if (bound instanceof Date date) {
			return times.toString(this.calendar, date);
		}
		if (bound instanceof Time time) {
			return times.toString(this.calendar, time);
		}
		if (bound instanceof LocalDate date) {
			return times.toString(date);
		}
		if (bound instanceof LocalTime time) {
			return times.toString(time);
		}
		if (bound instanceof LocalDateTime moment) {
			return times.toString(moment);
		}
		if (bound instanceof OffsetTime time) {
			return times.toString(time);
		}
		return (bound instanceof OffsetDateTime moment) ? times.toString(moment) : bound.toString();
	}

	private BaseConnection connection() throws SQLException {
		return this.session.getJdbcCoordinator()
			.getLogicalConnection()
			.getPhysicalConnection()
			.unwrap(BaseConnection.class);
	}

	private static byte[] bytes(InputStream stream) throws SQLException {
		try (stream) {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new SQLException("A value of a batch could not be read", ex);
		}
	}

	private static String characters(Reader reader) throws SQLException {
		try (reader) {
			StringWriter text = new StringWriter();
			reader.transferTo(text);
			return text.toString();
		}
		catch (IOException ex) {
			throw new SQLException("A value of a batch could not be read", ex);
		}
	}

}
