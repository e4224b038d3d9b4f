package io.appdb.engine;

import java.util.Map;

/**
 * Tells Hibernate what it has to know of a database. One per database, shared by all
 * threads.
 */
@FunctionalInterface
public interface OrmCustomizer {

	/**
	 * Adds settings. What is set already stays.
	 * @param properties the properties of an entity manager factory that is about to be
	 * built, which are changed
	 * @param url the address of the factory's database, which may be another one
	 */
	void customize(Map<String, Object> properties, DatabaseUrl url);

}
