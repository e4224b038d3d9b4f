package io.appdb.migration;

/**
 * What the entities are compared with for a revision.
 */
public enum RevisionSource {

	/**
	 * What all migrations together produce, replayed in a scratch schema. Nobody's own
	 * database is in the way.
	 */
	MIGRATIONS,

	/**
	 * The database as it is.
	 */
	DATABASE

}
