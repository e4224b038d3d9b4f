package io.appdb;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.PoolSettings;
import io.appdb.migration.RevisionEnvironment;
import io.appdb.schema.SchemaMode;
import io.appdb.session.QueryCacheSettings;
import io.appdb.session.SessionSettings;
import org.hibernate.FlushMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/**
 * Reads the keys under {@code app.db} for a manager outside of a Spring application.
 * Lives as long as the call.
 */
final class EnvironmentSettings {

	private final Binder binder;

	EnvironmentSettings(Environment environment) {
		this.binder = Binder.get(environment);
	}

	void applyTo(StandaloneBuilder builder) {
		String url = text("url");
		if (url != null) {
			builder.url(url);
		}
		else if (text("type") != null || text("name") != null) {
			builder.address(parts());
		}
		given("username", String.class, builder::username);
		given("password", String.class, builder::password);
		given("echo", String.class, builder::echo);
		given("schema.mode", SchemaMode.class, builder::schema);
		given("schema.allow-drop", Boolean.class, builder::allowDrop);
		builder.scratchUrl(RevisionEnvironment.scratch(text("migration.scratch-url")));
		builder.ignored(this.binder.bind("app.db.migration.ignore", Bindable.setOf(String.class)).orElseGet(Set::of));
		builder.startupTimeout(duration("startup-timeout", Duration.ZERO));
		builder.pool(pool());
		builder.session(session());
	}

	private DatabaseUrl parts() {
		DatabaseType type = value("type", DatabaseType.class, DatabaseType.POSTGRESQL);
		Map<String, String> parameters = this.binder.bind("app.db.params", Bindable.mapOf(String.class, String.class))
			.orElseGet(Map::of);
		return DatabaseUrl.of(type, text("host"), this.binder.bind("app.db.port", Integer.class).orElse(null),
				text("name"), null, null, parameters);
	}

	private PoolSettings pool() {
		PoolSettings defaults = PoolSettings.defaults();
		Duration idle = this.binder.bind("app.db.pool.idle-timeout", String.class)
			.map(EnvironmentSettings::seconds)
			.orElse(null);
		return new PoolSettings(value("pool.enabled", Boolean.class, defaults.enabled()),
				value("pool.size", Integer.class, defaults.size()),
				value("pool.max-overflow", Integer.class, defaults.maxOverflow()), idle,
				duration("pool.timeout", defaults.timeout()), duration("pool.recycle", defaults.recycle()),
				value("pool.max-waiting", Integer.class, defaults.maxWaiting()),
				value("pool.pre-ping", Boolean.class, defaults.prePing()),
				value("pool.echo", Boolean.class, defaults.echo()));
	}

	private SessionSettings session() {
		QueryCacheSettings cache = QueryCacheSettings.defaults();
		return new SessionSettings(value("session.flush-mode", FlushMode.class, FlushMode.AUTO),
				value("session.expire-on-commit", Boolean.class, false),
				new QueryCacheSettings(value("session.query-cache.enabled", Boolean.class, cache.enabled()),
						value("session.query-cache.max-entries", Integer.class, cache.maxEntries())));
	}

	private <T> void given(String key, Class<T> type, Consumer<T> setting) {
		this.binder.bind("app.db." + key, type).ifBound(setting);
	}

	private @Nullable String text(String key) {
		return this.binder.bind("app.db." + key, String.class).orElse(null);
	}

	private <T> T value(String key, Class<T> type, T fallback) {
		return Objects.requireNonNull(this.binder.bind("app.db." + key, type).orElse(fallback));
	}

	private Duration duration(String key, Duration fallback) {
		String text = text(key);
		return (text != null) ? seconds(text) : fallback;
	}

	private static Duration seconds(String text) {
		return DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
	}

}
