/**
 * Test classes that are run and measured: the same tests with this library, without it,
 * and with zonky's library for embedded databases.
 */
@NullMarked
package io.appdb.benchmarks.junit;

import org.jspecify.annotations.NullMarked;
