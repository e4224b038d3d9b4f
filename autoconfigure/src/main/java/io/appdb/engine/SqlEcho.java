package io.appdb.engine;

import java.util.Locale;

import javax.sql.DataSource;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * How much of each SQL statement is logged, by the logger {@code io.appdb.sql} at level
 * {@code INFO}. The idea is SQLAlchemy's {@code echo}. Immutable.
 */
public enum SqlEcho {

	/**
	 * Nothing.
	 */
	OFF,

	/**
	 * The text of the statement, without the values bound to it.
	 */
	SQL,

	/**
	 * The text of the statement and the values bound to it, which may be secrets.
	 */
	BIND;

	private static final String LIBRARY = "net.ttddyy.dsproxy.support.ProxyDataSource";

	/**
	 * Reads the text of a setting.
	 * @param text {@code off} or {@code false}, {@code sql} or {@code true}, or
	 * {@code bind}, in any case
	 * @return what it means
	 * @throws IllegalArgumentException if it is none of these
	 */
	public static SqlEcho of(String text) {
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
			case "off", "false" -> OFF;
			case "sql", "true" -> SQL;
			case "bind" -> BIND;
			default -> throw new IllegalArgumentException("use one of off, sql, bind");
		};
	}

	/**
	 * Wraps what opens connections, so that their statements are logged.
	 * @param dataSource what opens connections
	 * @return the same when off, else one that logs
	 * @throws IllegalStateException if the library that it takes is missing
	 */
	public DataSource wrap(DataSource dataSource) {
		if (this == OFF) {
			return dataSource;
		}
		Assert.state(ClassUtils.isPresent(LIBRARY, SqlEcho.class.getClassLoader()),
				"Echo of SQL statements needs the library net.ttddyy:datasource-proxy: "
						+ "add it as a dependency, or set 'app.db.echo' to off");
		return StatementLog.around(dataSource, this == BIND);
	}

}
