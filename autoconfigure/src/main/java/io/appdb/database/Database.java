package io.appdb.database;

import org.jspecify.annotations.Nullable;

/**
 * One database, with everything that the library does its own way there. Its classes are
 * in a package of their own, which no other package names; they are found because
 * {@code META-INF/spring.factories} lists the implementation of this interface. Each room
 * of the library declares what it asks of a database as an interface, which is a part
 * here: how URLs are written, connections opened, errors told apart, batches written, the
 * schema changed and read, scratch databases made. A part that a database does not have
 * is replaced by what is right for any database with a Hibernate dialect.
 * <p>
 * Implementations have a constructor without arguments and no state; all threads share
 * them. Creating one must not load the classes of a driver, which may be absent.
 */
public interface Database {

	/**
	 * Returns the word that stands for the database in configuration and in URLs.
	 * @return the keyword, in lower case, such as {@code postgresql}
	 */
	String keyword();

	/**
	 * Returns the name as its maker writes it and as
	 * {@link java.sql.DatabaseMetaData#getDatabaseProductName()} tells it.
	 * @return the name of the product
	 */
	String productName();

	/**
	 * Returns whether a JDBC URL leads to this database.
	 * @param jdbcUrl the URL as the database's own driver reads it, without a driver that
	 * wraps it
	 * @return whether it does, by default if its subprotocol is the keyword
	 */
	default boolean accepts(String jdbcUrl) {
		String protocol = "jdbc:" + keyword();
		return jdbcUrl.startsWith(protocol + ":") || jdbcUrl.startsWith(protocol + "+");
	}

	/**
	 * Returns what the database does its own way for one room of the library.
	 * @param <T> the type of the part
	 * @param contract the interface that the room declares
	 * @return the part, which all threads share, or {@code null} for what is right for
	 * any database, also where the driver that it needs is absent
	 */
	<T> @Nullable T part(Class<T> contract);

}
