package io.appdb.replica;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a replica. Immutable.
 *
 * @param address its address, without a password
 * @param position how far it has replayed, {@code null} when that is not known
 * @param lag how far it is behind the primary, to the time between two looks at both;
 * {@code null} when that is not known
 * @param connections connections to it that are in use
 * @param leftOut why it serves no reads, {@code null} when it does
 */
public record ReplicaState(String address, @Nullable ReplicaPosition position, @Nullable Duration lag, int connections,
		@Nullable String leftOut) {
}
