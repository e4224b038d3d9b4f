/**
 * Replicas: which of them serves a read, and how a client never misses what it has
 * written itself.
 */
@NullMarked
package io.appdb.replica;

import org.jspecify.annotations.NullMarked;
