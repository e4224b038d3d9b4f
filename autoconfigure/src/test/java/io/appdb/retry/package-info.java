/**
 * Tests of repeated transactions that need no server.
 */
@NullMarked
package io.appdb.retry;

import org.jspecify.annotations.NullMarked;
