package io.appdb.database;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * The databases that are on the class path, in the order in which
 * {@code META-INF/spring.factories} lists them. Immutable; shared by all threads.
 */
public final class KnownDatabases {

	private static final List<Database> databases = List
		.copyOf(SpringFactoriesLoader.forDefaultResourceLocation(KnownDatabases.class.getClassLoader())
			.load(Database.class));

	private KnownDatabases() {
	}

	/**
	 * Finds the part of the database that a keyword stands for.
	 * @param <T> the type of the part
	 * @param contract the interface that the calling room declares
	 * @param keyword the keyword
	 * @return the part, empty when the keyword or the part is unknown
	 */
	public static <T> Optional<T> part(Class<T> contract, String keyword) {
		return find(contract, (database) -> database.keyword().equals(keyword));
	}

	/**
	 * Finds the part of the database that a JDBC URL leads to.
	 * @param <T> the type of the part
	 * @param contract the interface that the calling room declares
	 * @param jdbcUrl the URL as the database's own driver reads it
	 * @return the part, empty when the database or the part is unknown
	 */
	public static <T> Optional<T> partByUrl(Class<T> contract, String jdbcUrl) {
		return find(contract, (database) -> database.accepts(jdbcUrl));
	}

	/**
	 * Finds the part of the database that a connection leads to.
	 * @param <T> the type of the part
	 * @param contract the interface that the calling room declares
	 * @param productName the name that the driver tells, {@code null} when it tells none
	 * @return the part, empty when the database or the part is unknown
	 */
	public static <T> Optional<T> partByProduct(Class<T> contract, @Nullable String productName) {
		return find(contract, (database) -> database.productName().equals(productName));
	}

	/**
	 * Returns the parts of all databases that have one.
	 * @param <T> the type of the parts
	 * @param contract the interface that the calling room declares
	 * @return the parts, unmodifiable
	 */
	public static <T> List<T> parts(Class<T> contract) {
		return databases.stream().map((database) -> database.part(contract)).filter(Objects::nonNull).toList();
	}

	/**
	 * Returns the names of the databases that have a part, for messages.
	 * @param contract the interface that the calling room declares
	 * @return the names as their makers write them, unmodifiable
	 */
	public static List<String> productNames(Class<?> contract) {
		return databases.stream()
			.filter((database) -> database.part(contract) != null)
			.map(Database::productName)
			.toList();
	}

	private static <T> Optional<T> find(Class<T> contract, Predicate<Database> condition) {
		return databases.stream().filter(condition).findFirst().map((database) -> database.part(contract));
	}

}
