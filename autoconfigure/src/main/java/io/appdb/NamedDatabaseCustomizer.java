package io.appdb;

import io.appdb.engine.DatabaseEngineBuilder;

/**
 * Changes how a further database is built, in ways that have no key below
 * {@code app.db.databases}: settings of Hibernate, what is put around the transaction
 * manager. The application defines beans of it, which are called in their order when the
 * first bean of a database is asked for. The idea is that of Spring Boot's
 * {@code HibernatePropertiesCustomizer}, which is for the default database.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface NamedDatabaseCustomizer {

	/**
	 * Changes how one database is built. Where it is, is said by its settings or by
	 * connection details, and not here.
	 * @param name the name of the database, as it is below {@code app.db.databases}
	 * @param engine its description, to be changed in place
	 */
	void customize(String name, DatabaseEngineBuilder engine);

}
