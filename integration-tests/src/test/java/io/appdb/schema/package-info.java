/**
 * Tests of the schema on real databases.
 */
@NullMarked
package io.appdb.schema;

import org.jspecify.annotations.NullMarked;
