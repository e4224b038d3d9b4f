/**
 * The applications that are measured, each in a JVM of its own.
 */
@NullMarked
package io.appdb.benchmarks.app;

import org.jspecify.annotations.NullMarked;
