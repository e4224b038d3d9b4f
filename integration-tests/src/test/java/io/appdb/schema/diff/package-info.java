/**
 * Tests of comparing schemas on every database.
 */
@NullMarked
package io.appdb.schema.diff;

import org.jspecify.annotations.NullMarked;
