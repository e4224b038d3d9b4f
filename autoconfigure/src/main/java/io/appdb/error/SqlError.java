package io.appdb.error;

/**
 * A classified error of a database. Immutable.
 *
 * @param kind what it is
 * @param constraint the constraint, table and columns the driver names
 */
record SqlError(SqlErrorKind kind, Constraint constraint) {

}
