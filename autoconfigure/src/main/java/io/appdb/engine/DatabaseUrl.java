package io.appdb.engine;

/**
 * Where a database is: read from a JDBC or SQLAlchemy URL, or put together from parts.
 */
public final class DatabaseUrl {

}
