/**
 * Databases that live as long as one comparison.
 */
@NullMarked
package io.appdb.schema.scratch;

import org.jspecify.annotations.NullMarked;
