/**
 * Tests of the database's own parts that need no server.
 */
@NullMarked
package io.appdb.postgresql;

import org.jspecify.annotations.NullMarked;
