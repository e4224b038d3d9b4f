/**
 * Measures the library against plain Spring Boot.
 */
@NullMarked
package io.appdb.benchmarks;

import org.jspecify.annotations.NullMarked;
