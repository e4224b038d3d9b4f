/**
 * Entities of a further database.
 */
@NullMarked
package io.appdb.benchmarks.reports;

import org.jspecify.annotations.NullMarked;
