/**
 * Tests of the sample application as its clients see it.
 */
@NullMarked
package io.appdb.sample;

import org.jspecify.annotations.NullMarked;
