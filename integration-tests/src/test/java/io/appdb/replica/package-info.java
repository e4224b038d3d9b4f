/**
 * Tests of replicas, on servers that replicate.
 */
@NullMarked
package io.appdb.replica;

import org.jspecify.annotations.NullMarked;
