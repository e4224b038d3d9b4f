package io.appdb.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The databases this library knows. Immutable; shared by all threads.
 */
public enum DatabaseType {

	/**
	 * PostgreSQL.
	 */
	POSTGRESQL("postgresql", "PostgreSQL", "org.postgresql.Driver", "org.postgresql:postgresql", 5432),

	/**
	 * MySQL, through MySQL Connector/J.
	 */
	MYSQL("mysql", "MySQL", "com.mysql.cj.jdbc.Driver", "com.mysql:mysql-connector-j", 3306),

	/**
	 * MariaDB, through its own driver.
	 */
	MARIADB("mariadb", "MariaDB", "org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client", 3306),

	/**
	 * SQLite, in a file or in memory.
	 */
	SQLITE("sqlite", "SQLite", "io.appdb.sqlite.SqliteDriver", "org.xerial:sqlite-jdbc", null),

	/**
	 * H2, which the application adds as a dependency.
	 */
	H2("h2", "H2", "org.h2.Driver", "com.h2database:h2", 9092),

	/**
	 * Any other database, given by its JDBC URL. Everything works there that Hibernate's
	 * dialect is enough for.
	 */
	OTHER("other", "another database", "java.sql.Driver", "of its driver", null);

	/**
	 * Further words of PostgreSQL, and databases that speak its protocol.
	 */
	private static final Set<String> POSTGRESQL_WORDS = Set.of("postgres", "cockroachdb", "cockroach", "yugabytedb",
			"yugabyte");

	private final String keyword;

	private final String displayName;

	private final String driverClassName;

	private final String driverDependency;

	private final @Nullable Integer defaultPort;

	DatabaseType(String keyword, String displayName, String driverClassName, String driverDependency,
			@Nullable Integer defaultPort) {
		this.keyword = keyword;
		this.displayName = displayName;
		this.driverClassName = driverClassName;
		this.driverDependency = driverDependency;
		this.defaultPort = defaultPort;
	}

	/**
	 * Returns the word that stands for this type in configuration and URLs.
	 * @return the keyword, in lower case
	 */
	public String keyword() {
		return this.keyword;
	}

	/**
	 * Returns the name as its maker writes it.
	 * @return the name for messages
	 */
	public String displayName() {
		return this.displayName;
	}

	/**
	 * Returns the driver that is used unless the configuration names one or the URL asks
	 * for another.
	 * @return the name of a {@link java.sql.Driver} class, of the interface itself for
	 * {@link #OTHER}
	 * @see DatabaseUrl#driverClassName()
	 */
	public String driverClassName() {
		return this.driverClassName;
	}

	/**
	 * Returns the dependency that brings the driver.
	 * @return group and artifact for messages, words in their place for {@link #OTHER}
	 */
	public String driverDependency() {
		return this.driverDependency;
	}

	/**
	 * Returns the port a server of this type listens on by default.
	 * @return the port, {@code null} when the database has no server
	 */
	public @Nullable Integer defaultPort() {
		return this.defaultPort;
	}

	/**
	 * Finds the type a keyword stands for; case does not matter, {@code postgres} is
	 * PostgreSQL too.
	 * @param keyword the word in the configuration or in a URL
	 * @return the type
	 * @throws IllegalArgumentException when no type has this keyword; the message lists
	 * those that exist
	 */
	public static DatabaseType of(String keyword) {
		return find(keyword).orElseThrow(() -> new IllegalArgumentException(
				"'" + keyword + "' is not a database type: use one of " + keywords()));
	}

	static Optional<DatabaseType> find(String keyword) {
		String word = keyword.strip().toLowerCase(Locale.ROOT);
		if (POSTGRESQL_WORDS.contains(word)) {
			return Optional.of(POSTGRESQL);
		}
		return known().filter((type) -> type.keyword.equals(word)).findFirst();
	}

	/**
	 * Returns the words that {@link #of} knows, for messages.
	 * @return the keywords, separated by commas
	 */
	public static String keywords() {
		return known().map(DatabaseType::keyword).collect(Collectors.joining(", "));
	}

	private static Stream<DatabaseType> known() {
		return Arrays.stream(values()).filter((type) -> type != OTHER);
	}

}
