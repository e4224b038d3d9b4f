package io.appdb.engine;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/**
 * The beginning of a JDBC URL that belongs to a driver around the database's own, as
 * {@code p6spy:} in {@code jdbc:p6spy:mysql://host/name}. Immutable.
 *
 * @param names the wrapping drivers' names, each with a colon, from the outermost
 * @param container what Testcontainers reads in place of the database, as
 * {@code postgis:17}; empty without it
 */
public record DriverWrapper(String names, String container) {

	static final DriverWrapper NONE = new DriverWrapper("", "");

	private static final Map<String, String> DRIVERS = Map.of("p6spy", "com.p6spy.engine.spy.P6SpyDriver",
			"aws-wrapper", "software.amazon.jdbc.Driver", "otel",
			"io.opentelemetry.instrumentation.jdbc.OpenTelemetryDriver", "tc",
			"org.testcontainers.jdbc.ContainerDatabaseDriver");

	private static final Set<String> POSTGRESQL_IMAGES = Set.of("postgis", "timescaledb", "pgvector", "paradedb");

	private static final Pattern NAME = Pattern.compile("(p6spy|aws-wrapper|otel|tc):", Pattern.CASE_INSENSITIVE);

	private static final Pattern CONTAINER = Pattern.compile("([a-z0-9]+)(?::([^:/?]*))?:(?=//)",
			Pattern.CASE_INSENSITIVE);

	private static final int JDBC = "jdbc:".length();

	/**
	 * A URL without its wrapper, and the wrapper.
	 *
	 * @param wrapper the wrapper
	 * @param url the URL of the database's own driver
	 */
	public record Wrapped(DriverWrapper wrapper, String url) {
	}

	public static Wrapped read(String text) {
		if (!text.regionMatches(true, 0, "jdbc:", 0, JDBC)) {
			return new Wrapped(NONE, text);
		}
		Matcher name = NAME.matcher(text);
		int end = JDBC;
		String last = "";
		while (!last.equals("tc") && name.find(end) && name.start() == end) {
			last = name.group(1).toLowerCase(Locale.ROOT);
			end = name.end();
		}
		String names = text.substring(JDBC, end).toLowerCase(Locale.ROOT);
		Matcher container = CONTAINER.matcher(text).region(end, text.length());
		if (last.equals("tc") && container.lookingAt()) {
			String database = container.group(1).toLowerCase(Locale.ROOT);
			String type = POSTGRESQL_IMAGES.contains(database) ? "postgresql" : database;
			String given = text.substring(end, container.end() - 1);
			return new Wrapped(new DriverWrapper(names, given), "jdbc:" + type + ":" + text.substring(container.end()));
		}
		return new Wrapped(names.isEmpty() ? NONE : new DriverWrapper(names, ""), "jdbc:" + text.substring(end));
	}

	public String wrap(String jdbcUrl) {
		if (this.names.isEmpty()) {
			return jdbcUrl;
		}
		int database = this.container.isEmpty() ? JDBC : jdbcUrl.indexOf(':', JDBC);
		return "jdbc:" + this.names + this.container + jdbcUrl.substring(database);
	}

	/**
	 * Makes the outermost driver.
	 * @return the driver, {@code null} without a wrapper
	 * @throws SQLException when it is not on the class path
	 */
	public @Nullable Driver driver() throws SQLException {
		String name = driverClassName();
		if (name == null) {
			return null;
		}
		try {
			return (Driver) BeanUtils.instantiateClass(ClassUtils.forName(name, null));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new SQLException("The driver " + name + " is not on the class path", "08001", ex);
		}
	}

	/**
	 * Returns the outermost driver.
	 * @return its class, {@code null} without a wrapper
	 */
	public @Nullable String driverClassName() {
		return this.names.isEmpty() ? null : DRIVERS.get(this.names.substring(0, this.names.indexOf(':')));
	}

}
