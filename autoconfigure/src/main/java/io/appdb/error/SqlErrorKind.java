package io.appdb.error;

/**
 * What went wrong at the database, whichever database it is. Constants, safe for every
 * thread.
 */
public enum SqlErrorKind {

	UNIQUE, FOREIGN_KEY, NOT_NULL, CHECK, TOO_LONG, OUT_OF_RANGE, BAD_VALUE,

	DEADLOCK, SERIALIZATION, LOCK_TIMEOUT, STATEMENT_TIMEOUT, READ_ONLY, BAD_SQL, PARAMETERS,

	UNREACHABLE, CREDENTIALS, UNKNOWN_DATABASE, CONNECTION_LIMIT, STORAGE_FULL, DAMAGED

}
