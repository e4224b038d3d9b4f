/**
 * Reads whole schemas, compares them, and writes the statements from one to the other.
 */
@NullMarked
package io.appdb.schema.diff;

import org.jspecify.annotations.NullMarked;
