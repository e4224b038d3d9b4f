/**
 * What a database is to the library: a room of its own, found through
 * {@link io.appdb.database.Database} and named by nobody else.
 */
@NullMarked
package io.appdb.database;

import org.jspecify.annotations.NullMarked;
