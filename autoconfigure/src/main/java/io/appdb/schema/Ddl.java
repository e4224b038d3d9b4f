package io.appdb.schema;

/**
 * One statement that changes the schema.
 *
 * @param sql the statement
 * @param task what it does, for messages
 * @param repeatable whether it is no error that it was done before
 */
record Ddl(String sql, String task, boolean repeatable) {

}
