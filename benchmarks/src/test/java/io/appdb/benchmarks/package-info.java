/**
 * Tests of the benchmarks.
 */
@NullMarked
package io.appdb.benchmarks;

import org.jspecify.annotations.NullMarked;
