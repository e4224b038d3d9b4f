package io.appdb.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How connections are pooled.
 *
 * @param enabled whether connections are pooled; otherwise each use opens one
 * @param size connections kept idle, 1 or more
 * @param maxOverflow connections that may be added to them, 0 or more
 * @param idleTimeout how long a spare connection stays, 10 s or more; the pool's own
 * default when {@code null}
 * @param timeout how long to wait for a connection, 250 ms or more
 * @param recycle age at which a connection is replaced, 30 s or more
 * @param maxWaiting callers that may wait for a connection at once, 0 for no limit
 * @param prePing whether idle connections are kept alive and tested
 * @param echo whether each connection taken, given back, opened and closed is logged
 */
public record PoolSettings(boolean enabled, int size, int maxOverflow, @Nullable Duration idleTimeout, Duration timeout,
		Duration recycle, int maxWaiting, boolean prePing, boolean echo) {

}
