/**
 * Tests of the second database.
 */
@NullMarked
package io.appdb.sample.reporting;

import org.jspecify.annotations.NullMarked;
