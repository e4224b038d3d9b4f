package io.appdb.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.zaxxer.hikari.HikariConfig;

/**
 * Puts {@link PoolSettings} into HikariCP's words, where the application has not done so
 * itself. Used once, by one thread.
 */
final class PoolConfigurer {

	private static final Duration HIKARI_IDLE_TIMEOUT = Duration.ofMinutes(10);

	private static final Duration HIKARI_KEEPALIVE = Duration.ofMinutes(2);

	private final HikariConfig config;

	private final Set<String> explicit;

	PoolConfigurer(HikariConfig config, Set<String> explicit) {
		this.config = config;
		this.explicit = explicit.stream().map(PoolConfigurer::uniform).collect(Collectors.toUnmodifiableSet());
	}

	void apply(PoolSettings settings, String poolName, Duration startupTimeout) {
		set("poolName", () -> this.config.setPoolName(poolName));
		set("maximumPoolSize", () -> this.config.setMaximumPoolSize(settings.maximumSize()));
		set("minimumIdle",
				() -> this.config.setMinimumIdle(Math.min(settings.size(), this.config.getMaximumPoolSize())));
		set("connectionTimeout", () -> this.config.setConnectionTimeout(settings.timeout().toMillis()));
		set("validationTimeout", () -> this.config
			.setValidationTimeout(Math.min(this.config.getValidationTimeout(), settings.timeout().toMillis())));
		set("maxLifetime", () -> this.config.setMaxLifetime(settings.recycle().toMillis()));
		set("idleTimeout", () -> idleTimeout(settings));
		set("keepaliveTime", () -> keepalive(settings));
		set("initializationFailTimeout",
				() -> this.config.setInitializationFailTimeout(Math.max(1, startupTimeout.toMillis())));
	}

	/**
	 * HikariCP has no use for it in a pool of fixed size, and switches it off with a
	 * warning when it is longer than a connection's life.
	 */
	private void idleTimeout(PoolSettings settings) {
		if (settings.maxOverflow() == 0) {
			return;
		}
		Duration idleTimeout = settings.idleTimeout();
		Duration life = Duration.ofMillis(this.config.getMaxLifetime());
		if (idleTimeout != null) {
			this.config.setIdleTimeout(idleTimeout.toMillis());
		}
		else if (!life.isZero() && life.compareTo(HIKARI_IDLE_TIMEOUT.plusSeconds(2)) < 0) {
			this.config.setIdleTimeout(life.minusSeconds(2).toMillis());
		}
	}

	/**
	 * HikariCP's own interval is kept, unless it is longer than a connection's life.
	 */
	private void keepalive(PoolSettings settings) {
		Duration life = Duration.ofMillis(this.config.getMaxLifetime());
		boolean tooLong = !life.isZero() && life.compareTo(HIKARI_KEEPALIVE) <= 0;
		if (!settings.prePing() || tooLong) {
			this.config.setKeepaliveTime(0);
		}
	}

	private void set(String property, Runnable setter) {
		if (!this.explicit.contains(uniform(property))) {
			setter.run();
		}
	}

	private static String uniform(String property) {
		return property.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
	}

}
