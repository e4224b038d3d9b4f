/**
 * Transactions that are repeated after a conflict with others.
 */
@NullMarked
package io.appdb.retry;

import org.jspecify.annotations.NullMarked;
