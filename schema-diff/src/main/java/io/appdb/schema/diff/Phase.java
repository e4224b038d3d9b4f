package io.appdb.schema.diff;

/**
 * The order in which a schema is changed. Renames come first, so that every other step
 * uses the new names. Columns that are computed go before those that they are computed
 * from, and come after them.
 */
enum Phase {

	RENAMES, DROP_FOREIGN_KEYS, DROP_CONSTRAINTS, DROP_GENERATED, DROP_TABLES, ADD_TYPES, ADD_TABLES, ADD_COLUMNS,
	ALTER_COLUMNS, ADD_GENERATED, DROP_COLUMNS, ADD_CONSTRAINTS, ADD_FOREIGN_KEYS, DROP_TYPES, COMMENTS

}
