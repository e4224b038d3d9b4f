package io.appdb.companions;

/**
 * A database that applications are compared on.
 */
public enum Database {

	/** H2 in memory, which Spring Boot treats as an embedded database. */
	H2,

	/** A PostgreSQL server. */
	POSTGRESQL

}
