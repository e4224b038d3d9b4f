package io.appdb.sqlite;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Locale;

import org.hibernate.query.common.TemporalUnit;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/**
 * The SQL function {@value #NAME}, which computes with numbers of milliseconds as
 * {@link SqliteTemporalFunctions} asks it to: SQLite's own functions know neither those
 * nor the time zone of the JVM. Belongs to one connection and is called by the thread
 * that uses it.
 */
final class SqliteMomentFunction extends Function {

	static final String NAME = "appdb_moment";

	private static final int NULL = 5;

	private static final int TEXT = 3;

	private static final int REAL = 2;

	private static final double JULIAN_DAY_OF_1970 = 2440587.5;

	private static final double MILLISECONDS_OF_A_DAY = 86_400_000;

	private SqliteMomentFunction() {
	}

	static void addTo(Connection connection) throws SQLException {
		Function.create(connection.unwrap(SQLiteConnection.class), NAME, new SqliteMomentFunction(),
				FLAG_DETERMINISTIC);
	}

	@Override
	protected void xFunc() throws SQLException {
		for (int argument = 0; argument < args(); argument++) {
			if (value_type(argument) == NULL) {
				result();
				return;
			}
		}
		try {
			answer(compute(value_text(0)));
		}
		catch (DateTimeException | IllegalArgumentException | ArithmeticException ex) {
			error(NAME + ": " + ex.getMessage());
		}
	}

	private Object compute(String operation) throws SQLException {
		return switch (operation) {
			case "extract" -> SqliteMomentFields.extract(unit(1), kind(2), milliseconds(3, kind(2)));
			case "add" -> SqliteMomentFields.add(unit(1), amount(2), kind(3), milliseconds(4, kind(3)));
			case "difference" -> SqliteMomentFields.difference(unit(1), kind(2), milliseconds(3, kind(2)), kind(4),
					milliseconds(5, kind(4)));
			case "truncate" -> SqliteMomentFields.truncate(unit(1), kind(2), milliseconds(3, kind(2)));
			case "format" -> SqliteMomentFields.format(value_text(1), kind(2), milliseconds(3, kind(2)));
			case "text" -> kind(1).text(milliseconds(2, kind(1)));
			case "convert" -> SqliteMomentFields.convert(kind(1), kind(2), milliseconds(3, kind(2)));
			default -> throw new IllegalArgumentException("there is no '" + operation + "'");
		};
	}

	private void answer(Object answer) throws SQLException {
		if (answer instanceof Long number) {
			result(number.longValue());
		}
		else if (answer instanceof Double number) {
			result(number.doubleValue());
		}
		else {
			result((String) answer);
		}
	}

	private TemporalUnit unit(int argument) throws SQLException {
		return TemporalUnit.valueOf(value_text(argument).toUpperCase(Locale.ROOT));
	}

	private SqliteMomentKind kind(int argument) throws SQLException {
		return SqliteMomentKind.valueOf(value_text(argument).toUpperCase(Locale.ROOT));
	}

	private BigDecimal amount(int argument) throws SQLException {
		return (value_type(argument) == REAL) ? BigDecimal.valueOf(value_double(argument))
				: BigDecimal.valueOf(value_long(argument));
	}

	/**
	 * The value as the driver would read it, which takes a fraction for a Julian day.
	 */
	private long milliseconds(int argument, SqliteMomentKind kind) throws SQLException {
		return switch (value_type(argument)) {
			case TEXT -> kind.milliseconds(value_text(argument));
			case REAL -> Math.round((value_double(argument) - JULIAN_DAY_OF_1970) * MILLISECONDS_OF_A_DAY);
			default -> value_long(argument);
		};
	}

}
