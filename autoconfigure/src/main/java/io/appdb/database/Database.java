package io.appdb.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * One database, with everything that the library does its own way there. Its classes are
 * in a package of their own, which no other package names; they are found because
 * {@code META-INF/spring.factories} lists the subclass of this class. Each room of the
 * library declares what it asks of a database as an interface, which is a part here: how
 * URLs are written, connections opened, errors told apart, batches written, the schema
 * changed and read, scratch databases made. A part that a database does not have is
 * replaced by what is right for any database with a Hibernate dialect.
 * <p>
 * Subclasses have a constructor without arguments, which adds the parts, and no state;
 * all threads share them. Creating one must not load the classes of a driver, which may
 * be absent.
 */
public abstract class Database {

	private final String keyword;

	private final String productName;

	private final Map<Class<?>, Supplier<?>> parts = new HashMap<>();

	/**
	 * Creates a database without parts.
	 * @param keyword the word that stands for the database in configuration and in URLs,
	 * in lower case, such as {@code postgresql}
	 * @param productName the name as its maker writes it and as
	 * {@link java.sql.DatabaseMetaData#getDatabaseProductName()} tells it
	 */
	protected Database(String keyword, String productName) {
		this.keyword = keyword;
		this.productName = productName;
	}

	/**
	 * Adds a part, which is made when it is first asked for. Called by constructors only.
	 * @param <T> the type of the part
	 * @param contract the interface that a room declares
	 * @param part makes the part, which all threads share
	 * @throws IllegalStateException when there is a part for this contract
	 */
	protected final <T> void add(Class<T> contract, Supplier<? extends T> part) {
		if (this.parts.putIfAbsent(contract, SingletonSupplier.of(part::get)) != null) {
			throw new IllegalStateException(this.productName + " has two parts for " + contract.getName());
		}
	}

	final String keyword() {
		return this.keyword;
	}

	final String productName() {
		return this.productName;
	}

	/**
	 * Returns whether a JDBC URL leads to this database, which it does if its subprotocol
	 * is the keyword.
	 * @param jdbcUrl the URL as the database's own driver reads it, without a driver that
	 * wraps it
	 * @return whether it does
	 */
	protected final boolean accepts(String jdbcUrl) {
		String protocol = "jdbc:" + this.keyword;
		return jdbcUrl.startsWith(protocol + ":") || jdbcUrl.startsWith(protocol + "+");
	}

	/**
	 * Returns what the database does its own way for one room of the library, null for
	 * what is right for any database.
	 */
	final <T> @Nullable T part(Class<T> contract) {
		Supplier<?> part = this.parts.get(contract);
		return (part != null) ? contract.cast(Objects.requireNonNull(part.get())) : null;
	}

}
