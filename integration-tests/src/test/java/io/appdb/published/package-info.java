/**
 * Tests of what is published.
 */
@NullMarked
package io.appdb.published;

import org.jspecify.annotations.NullMarked;
