/**
 * Tests of repeated transactions.
 */
@NullMarked
package io.appdb.retry;

import org.jspecify.annotations.NullMarked;
