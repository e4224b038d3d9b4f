/**
 * SQLite, in a file or in memory: one writer at a time, and a driver that knows it.
 */
@NullMarked
package io.appdb.sqlite;

import org.jspecify.annotations.NullMarked;
