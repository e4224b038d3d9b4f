/**
 * Tests of migrations that need no server.
 */
@NullMarked
package io.appdb.migration;

import org.jspecify.annotations.NullMarked;
