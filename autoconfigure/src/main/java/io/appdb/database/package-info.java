/**
 * What a database is to the library: a room of its own, found through
 * {@link io.appdb.database.Database} and named by nobody else. The interfaces of its
 * parts, and the types in them, are public for the rooms of the databases; unlike the
 * names of sessions, managers and errors they may change with each version.
 */
@NullMarked
package io.appdb.database;

import org.jspecify.annotations.NullMarked;
