/**
 * Tests of replicas that need no server.
 */
@NullMarked
package io.appdb.replica;

import org.jspecify.annotations.NullMarked;
