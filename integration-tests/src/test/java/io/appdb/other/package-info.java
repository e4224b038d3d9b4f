/**
 * What works on databases that the library has no knowledge of.
 */
@NullMarked
package io.appdb.other;

import org.jspecify.annotations.NullMarked;
