/**
 * Test slices of Spring Boot.
 */
@NullMarked
package io.appdb.companions.slices;

import org.jspecify.annotations.NullMarked;
