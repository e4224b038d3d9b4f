package io.appdb.engine;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

import io.appdb.database.KnownDatabases;
import io.appdb.error.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is: read from a JDBC or SQLAlchemy URL, or put together from parts.
 * Immutable; shared by all threads.
 * <p>
 * The forms are those of <a href=
 * "https://docs.sqlalchemy.org/en/20/core/engines.html#database-urls">SQLAlchemy</a>
 * ({@code postgresql+asyncpg://user:password@host:5432/name?key=value}; the part after
 * the plus is ignored, and parameters of its drivers are translated to those of the JDBC
 * drivers) and the JDBC URLs of the five databases, which reach the driver as they are
 * but for the credentials. A password may stand in the URL raw as long as the text has
 * one sensible reading; {@code @ : / ? #} in it are better percent-encoded. Neither
 * {@link #toString()} nor a message ever shows it.
 */
public final class DatabaseUrl {

	/**
	 * What stands in a text where a secret was.
	 */
	public static final String MASK = "***";

	private final UrlParts parts;

	private final DriverWrapper wrapper;

	private DatabaseUrl(UrlParts parts, DriverWrapper wrapper) {
		this.parts = parts.checked();
		this.wrapper = wrapper;
	}

	/**
	 * Reads a URL.
	 * @param text a JDBC or SQLAlchemy URL
	 * @return the URL
	 * @throws IllegalArgumentException when the text cannot be read; the message shows it
	 * masked and says what a URL looks like
	 */
	public static DatabaseUrl parse(String text) {
		Arguments.required("parse", "text", text);
		String url = text.strip();
		try {
			DriverWrapper.Wrapped wrapped = DriverWrapper.read(url);
			return new DatabaseUrl(UrlText.of(wrapped.url()).read(), wrapped.wrapper());
		}
		catch (UnreadableUrlException ex) {
			throw new IllegalArgumentException("'%s' is not a database URL that can be read: %s. A URL looks like %s"
				.formatted(UrlMask.mask(url), ex.reason(),
						"postgresql://user:password@localhost:5432/name, jdbc:mysql://localhost/name or sqlite:///./app.db;"
								+ " percent-encode special characters in user name and password"));
		}
	}

	/**
	 * Puts a URL together.
	 * @param type the database
	 * @param host the host; {@code null} means this machine, on H2 a file
	 * @param port the port, 1 to 65535; {@code null} means the default one
	 * @param database the database, with SQLite and H2 a file; {@code null} or
	 * {@code :memory:} there means in memory
	 * @param username the user name
	 * @param password the password
	 * @param parameters the driver's parameters, decoded
	 * @return the URL
	 * @throws IllegalArgumentException when the parts do not fit together
	 */
	public static DatabaseUrl of(DatabaseType type, @Nullable String host, @Nullable Integer port,
			@Nullable String database, @Nullable String username, @Nullable String password,
			Map<String, String> parameters) {
		Arguments.required("of", "type", type);
		Arguments.required("of", "parameters", parameters);
		QueryReader given = QueryReader.of(parameters);
		Credentials credentials = new Credentials(username, password).orElse(given.credentials());
		try {
			return new DatabaseUrl(
					UrlFamily.of(type)
						.assemble(new GivenParts(host, port, emptyToNull(database), credentials, given.values())),
					DriverWrapper.NONE);
		}
		catch (UnreadableUrlException ex) {
			StringJoiner said = new StringJoiner(", ", "", " make no address: " + ex.reason());
			said.add("type '" + type.keyword() + "'");
			add(said, "host", (host != null) ? UrlMask.mask(host) : null);
			add(said, "port", port);
			add(said, "name", (database != null) ? UrlMask.database(database) : null);
			throw new IllegalArgumentException(said.toString());
		}
	}

	private static void add(StringJoiner said, String part, @Nullable Object value) {
		if (value != null) {
			said.add(part + " '" + value + "'");
		}
	}

	private static @Nullable String emptyToNull(@Nullable String text) {
		return (text == null || text.isEmpty()) ? null : text;
	}

	/**
	 * Returns the kind of database.
	 * @return the type
	 */
	public DatabaseType type() {
		return this.parts.type();
	}

	/**
	 * Returns the host, of several the first.
	 * @return the host without brackets, {@code null} when the URL has none
	 */
	public @Nullable String host() {
		return this.parts.address().host();
	}

	/**
	 * Returns the port of that host.
	 * @return the port, {@code null} when the URL has none
	 */
	public @Nullable Integer port() {
		return this.parts.address().port();
	}

	/**
	 * Returns the database, with SQLite and H2 the file or the name in memory.
	 * @return the decoded name, {@code null} when the URL has none
	 */
	public @Nullable String database() {
		return this.parts.database();
	}

	/**
	 * Returns the user name, wherever in the URL it stood.
	 * @return the decoded user name, {@code null} when the URL has none
	 */
	public @Nullable String username() {
		return this.parts.credentials().username();
	}

	/**
	 * Returns the password, wherever in the URL it stood.
	 * @return the decoded password, empty when it is empty, {@code null} when the URL has
	 * none
	 */
	public @Nullable String password() {
		return this.parts.credentials().password();
	}

	/**
	 * Returns the parameters under the names of the JDBC driver, without credentials.
	 * @return the decoded parameters in their order, unmodifiable
	 */
	public Map<String, String> parameters() {
		return this.parts.query().values();
	}

	/**
	 * Returns the URL for the JDBC driver, without user name and password. Of
	 * {@link DatabaseType#OTHER} it is what was given.
	 * @return the JDBC URL
	 */
	public String jdbcUrl() {
		return this.wrapper.wrap(this.parts.jdbcUrl());
	}

	/**
	 * Returns the driver for this URL: one that wraps another if the URL begins with its
	 * name, else the database's own. With SQLite that is ours in any case, which opens
	 * its connections through the one that wraps.
	 * @return the name of a {@link java.sql.Driver} class
	 * @throws IllegalArgumentException when no driver on the class path knows the URL of
	 * {@link DatabaseType#OTHER}
	 */
	public String driverClassName() {
		String wrapping = this.wrapper.driverClassName();
		if (wrapping != null && UrlFamily.of(type()).libraryClassName() == null) {
			return wrapping;
		}
		return (type() == DatabaseType.OTHER) ? registeredDriver() : type().driverClassName();
	}

	/**
	 * Returns a class that is there exactly when the driver for this URL can be used.
	 * @return the driver itself, with SQLite a class of the driver that ours needs
	 * @throws IllegalArgumentException when no driver on the class path knows the URL of
	 * {@link DatabaseType#OTHER}
	 */
	public String requiredClassName() {
		String library = UrlFamily.of(type()).libraryClassName();
		return (library != null) ? library : driverClassName();
	}

	/**
	 * Finds what the library does its own way for the database that this URL leads to.
	 * @param <T> the type of the part
	 * @param contract the interface that a room of the library declares
	 * @return the part, empty for what is right for any database
	 * @see io.appdb.database.Database
	 */
	public <T> Optional<T> part(Class<T> contract) {
		Arguments.required("part", "contract", contract);
		return KnownDatabases.partByUrl(contract, this.parts.jdbcUrl());
	}

	private String registeredDriver() {
		try {
			return DriverManager.getDriver(jdbcUrl()).getClass().getName();
		}
		catch (SQLException ex) {
			throw new IllegalArgumentException("no JDBC driver on the class path knows " + this, ex);
		}
	}

	/**
	 * Returns whether the database lives in this process's memory and is gone with it.
	 * @return whether it is in memory
	 */
	public boolean isInMemory() {
		return UrlFamily.of(type()).isInMemory(this.parts);
	}

	/**
	 * Returns the same address with further parameters, which are written as those of a
	 * URL that is put together from parts.
	 * @param parameters names and values, in the words of the driver or of SQLAlchemy's
	 * @return a new URL
	 * @throws IllegalArgumentException when the URL gives one of them already, or when it
	 * is of {@link DatabaseType#OTHER}, where it is not known how parameters are written
	 */
	public DatabaseUrl withParameters(Map<String, String> parameters) {
		Arguments.required("withParameters", "parameters", parameters);
		return new DatabaseUrl(this.parts.withParameters(parameters), this.wrapper);
	}

	/**
	 * Returns the same address with another database.
	 * @param name the database, with SQLite and H2 the file or the name in memory
	 * @return a new URL
	 * @throws IllegalArgumentException when the driver cannot open a database of that
	 * name
	 */
	public DatabaseUrl withDatabase(String name) {
		Arguments.required("withDatabase", "name", name);
		return new DatabaseUrl(this.parts.withDatabase(name), this.wrapper);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DatabaseUrl url && this.parts.equals(url.parts) && this.wrapper.equals(url.wrapper);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.parts, this.wrapper);
	}

	/**
	 * Returns the JDBC URL with the user name and {@code ***} in place of secrets.
	 */
	@Override
	public String toString() {
		return this.wrapper.wrap(this.parts.masked());
	}

}
