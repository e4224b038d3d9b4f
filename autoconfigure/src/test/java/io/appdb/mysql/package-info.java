/**
 * Tests of the database's own parts that need no server.
 */
@NullMarked
package io.appdb.mysql;

import org.jspecify.annotations.NullMarked;
