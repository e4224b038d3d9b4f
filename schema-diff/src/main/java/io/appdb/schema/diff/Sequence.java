package io.appdb.schema.diff;

/**
 * A sequence that belongs to no column. Immutable.
 *
 * @param name its name
 * @param start its first number
 * @param increment the step
 * @param attributes what else is said of it where it is not usual, as in
 * {@code maxvalue 100 cycle}; empty for nothing
 */
record Sequence(TableName name, long start, long increment, String attributes) {
}
