package io.appdb.engine;

import java.time.Duration;

import io.appdb.error.Arguments;
import io.appdb.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * How connections are pooled. Immutable; shared by all threads.
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

	private static final String PREFIX = "app.db.pool.";

	/**
	 * Checks the values. The lower limits of the durations are HikariCP's, which would
	 * silently use other values below them.
	 * @throws InvalidSettingException when one is out of range
	 */
	public PoolSettings {
		Arguments.required("PoolSettings", "timeout", timeout);
		Arguments.required("PoolSettings", "recycle", recycle);
		atLeast("size", size, 1);
		atLeast("max-overflow", maxOverflow, 0);
		if (idleTimeout != null) {
			atLeast("idle-timeout", idleTimeout, Duration.ofSeconds(10), "10s");
		}
		atLeast("timeout", timeout, Duration.ofMillis(250), "250ms");
		atLeast("recycle", recycle, Duration.ofSeconds(30), "30s");
		atLeast("max-waiting", maxWaiting, 0);
		if (maxOverflow > Integer.MAX_VALUE - size) {
			throw new InvalidSettingException(PREFIX + "max-overflow", maxOverflow, "use less");
		}
	}

	/**
	 * Returns the defaults: a pool of 10 with 20 more under load, a wait of 30 s, a new
	 * connection after 30 minutes.
	 * @return the settings
	 */
	public static PoolSettings defaults() {
		return new PoolSettings(true, 10, 20, null, Duration.ofSeconds(30), Duration.ofMinutes(30), 0, true, false);
	}

	private static void atLeast(String key, int value, int minimum) {
		if (value < minimum) {
			throw new InvalidSettingException(PREFIX + key, value, "use " + minimum + " or more");
		}
	}

	private static void atLeast(String key, Duration value, Duration minimum, String shown) {
		if (value.compareTo(minimum) < 0) {
			throw new InvalidSettingException(PREFIX + key, shown(value), "use " + shown + " or more");
		}
	}

	private static String shown(Duration value) {
		return value.equals(Duration.ofSeconds(value.toSeconds())) ? value.toSeconds() + "s" : value.toMillis() + "ms";
	}

	/**
	 * Returns how many connections there may be at most.
	 * @return size and overflow together
	 */
	public int maximumSize() {
		return this.size + this.maxOverflow;
	}

	/**
	 * Switches pooling on or off.
	 * @param enabled whether connections are pooled
	 * @return changed settings
	 */
	public PoolSettings withEnabled(boolean enabled) {
		return new PoolSettings(enabled, this.size, this.maxOverflow, this.idleTimeout, this.timeout, this.recycle,
				this.maxWaiting, this.prePing, this.echo);
	}

	/**
	 * Changes the connections kept idle.
	 * @param size 1 or more
	 * @return changed settings
	 */
	public PoolSettings withSize(int size) {
		return new PoolSettings(this.enabled, size, this.maxOverflow, this.idleTimeout, this.timeout, this.recycle,
				this.maxWaiting, this.prePing, this.echo);
	}

	/**
	 * Changes the connections that may be added.
	 * @param maxOverflow 0 or more
	 * @return changed settings
	 */
	public PoolSettings withMaxOverflow(int maxOverflow) {
		return new PoolSettings(this.enabled, this.size, maxOverflow, this.idleTimeout, this.timeout, this.recycle,
				this.maxWaiting, this.prePing, this.echo);
	}

	/**
	 * Changes how long a spare connection stays.
	 * @param idleTimeout 10 s or more, {@code null} for the pool's own default
	 * @return changed settings
	 */
	public PoolSettings withIdleTimeout(@Nullable Duration idleTimeout) {
		return new PoolSettings(this.enabled, this.size, this.maxOverflow, idleTimeout, this.timeout, this.recycle,
				this.maxWaiting, this.prePing, this.echo);
	}

	/**
	 * Changes how long to wait for a connection.
	 * @param timeout 250 ms or more
	 * @return changed settings
	 */
	public PoolSettings withTimeout(Duration timeout) {
		Arguments.required("withTimeout", "timeout", timeout);
		return new PoolSettings(this.enabled, this.size, this.maxOverflow, this.idleTimeout, timeout, this.recycle,
				this.maxWaiting, this.prePing, this.echo);
	}

	/**
	 * Changes the age at which a connection is replaced.
	 * @param recycle 30 s or more
	 * @return changed settings
	 */
	public PoolSettings withRecycle(Duration recycle) {
		Arguments.required("withRecycle", "recycle", recycle);
		return new PoolSettings(this.enabled, this.size, this.maxOverflow, this.idleTimeout, this.timeout, recycle,
				this.maxWaiting, this.prePing, this.echo);
	}

	/**
	 * Changes how many callers may wait.
	 * @param maxWaiting 0 for no limit
	 * @return changed settings
	 */
	public PoolSettings withMaxWaiting(int maxWaiting) {
		return new PoolSettings(this.enabled, this.size, this.maxOverflow, this.idleTimeout, this.timeout, this.recycle,
				maxWaiting, this.prePing, this.echo);
	}

	/**
	 * Switches keeping idle connections alive on or off.
	 * @param prePing whether they are kept alive
	 * @return changed settings
	 */
	public PoolSettings withPrePing(boolean prePing) {
		return new PoolSettings(this.enabled, this.size, this.maxOverflow, this.idleTimeout, this.timeout, this.recycle,
				this.maxWaiting, prePing, this.echo);
	}

	/**
	 * Switches the log of connections on or off.
	 * @param echo whether they are logged
	 * @return changed settings
	 */
	public PoolSettings withEcho(boolean echo) {
		return new PoolSettings(this.enabled, this.size, this.maxOverflow, this.idleTimeout, this.timeout, this.recycle,
				this.maxWaiting, this.prePing, echo);
	}

}
