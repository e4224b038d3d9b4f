package io.appdb.error;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a pool looked like when it had no connection for a caller. Immutable.
 *
 * @param size connections it may have at most
 * @param active connections in use
 * @param idle connections free
 * @param waiting callers waiting, the one that failed included
 * @param elapsed how long the caller waited
 */
public record PoolState(int size, int active, int idle, int waiting, Duration elapsed) implements Serializable {

	@Override
	public String toString() {
		return "size=%d, active=%d, idle=%d, waiting=%d, elapsed=%d ms".formatted(this.size, this.active, this.idle,
				this.waiting, this.elapsed.toMillis());
	}

}
