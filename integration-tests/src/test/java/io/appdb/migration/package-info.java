/**
 * Tests of migrations on each database.
 */
@NullMarked
package io.appdb.migration;

import org.jspecify.annotations.NullMarked;
