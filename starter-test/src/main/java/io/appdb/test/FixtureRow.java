package io.appdb.test;

import java.util.Set;

import org.hibernate.persister.entity.EntityPersister;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of a fixture file and the entity that it becomes. Lives as long as the file is
 * loaded; one thread.
 *
 * @param place where the row stands
 * @param persister what the entity is
 * @param json the row
 * @param entity the entity, filled from the row
 */
record FixtureRow(FixturePlace place, EntityPersister persister, ObjectNode json, Object entity) {

	/**
	 * Name of the property that gives the row a name within the file.
	 */
	static final String LABEL = "@label";

	Set<String> given() {
		return Set.copyOf(this.json.propertyNames());
	}

	boolean isGiven(String attribute) {
		return this.json.has(attribute);
	}

	/**
	 * Whether the file says what the identifier is.
	 */
	boolean isIdentified() {
		String name = this.persister.getIdentifierPropertyName();
		return name == null || isGiven(name);
	}

}
