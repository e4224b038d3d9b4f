/**
 * The rows that bulk benchmarks write.
 */
@NullMarked
package io.appdb.benchmarks.bulk;

import org.jspecify.annotations.NullMarked;
