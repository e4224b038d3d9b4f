package io.appdb.settings;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.hibernate.FlushMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.PoolSettings;
import io.appdb.engine.SqlEcho;
import io.appdb.error.Causes;
import io.appdb.error.InvalidSettingException;
import io.appdb.schema.SchemaMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the values under {@code app.db}.
 */
class DatabasePropertiesTests {

	@Test
	void hasTheDocumentedDefaults() {
		DatabaseProperties properties = bind();
		assertThat(properties.enabled()).isTrue();
		assertThat(properties.embedded()).isTrue();
		assertThat(properties.sqlEcho()).isEqualTo(SqlEcho.OFF);
		assertThat(properties.startupTimeout()).isEqualTo(Duration.ZERO);
		assertThat(properties.params()).isEmpty();
		assertThat(properties.pool().toSettings()).isEqualTo(
				new PoolSettings(true, 10, 20, null, Duration.ofSeconds(30), Duration.ofMinutes(30), 0, true, false));
		assertThat(properties.session()).isEqualTo(
				new DatabaseProperties.Session(FlushMode.AUTO, false, new DatabaseProperties.QueryCache(true, 100)));
		assertThat(properties.schema()).isEqualTo(new DatabaseProperties.Schema(SchemaMode.AUTO, null));
		assertThat(properties.web())
			.isEqualTo(new DatabaseProperties.Web(true, true, true, DataSize.ofMegabytes(10), "db-position", null));
	}

	@Test
	void takesBareNumbersAsSeconds() {
		DatabaseProperties properties = bind("startup-timeout", "90", "pool.timeout", "5", "pool.recycle", "60",
				"pool.idle-timeout", "15");
		assertThat(properties.startupTimeout()).isEqualTo(Duration.ofSeconds(90));
		assertThat(properties.pool().timeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(properties.pool().recycle()).isEqualTo(Duration.ofSeconds(60));
		assertThat(properties.pool().idleTimeout()).isEqualTo(Duration.ofSeconds(15));
	}

	@Test
	void readsEveryPart() {
		DatabaseProperties properties = bind("type", "MariaDB", "host", "db.example", "port", "3307", "name", "shop",
				"username", "anna", "password", "s3cret", "charset", "utf8mb4", "params.connectTimeout", "2000");
		assertThat(properties.type()).isEqualTo(DatabaseType.MARIADB);
		assertThat(properties.host()).isEqualTo("db.example");
		assertThat(properties.port()).isEqualTo(3307);
		assertThat(properties.name()).isEqualTo("shop");
		assertThat(properties.username()).isEqualTo("anna");
		assertThat(properties.password()).isEqualTo("s3cret");
		assertThat(properties.charset()).isEqualTo("utf8mb4");
		assertThat(properties.params()).containsExactly(Map.entry("connectTimeout", "2000"));
	}

	@ParameterizedTest
	@CsvSource({ "off, OFF", "false, OFF", "OFF, OFF", "sql, SQL", "true, SQL", "bind, BIND" })
	void readsEcho(String text, SqlEcho echo) {
		assertThat(bind("echo", text).sqlEcho()).isEqualTo(echo);
	}

	@ParameterizedTest
	@CsvSource({ "create-drop, CREATE_DROP", "none, NONE", "Validate, VALIDATE" })
	void readsTheSchemaMode(String text, SchemaMode mode) {
		assertThat(bind("schema.mode", text, "schema.allow-drop", "true").schema())
			.isEqualTo(new DatabaseProperties.Schema(mode, true));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "pool.size | 0 | 'app.db.pool.size' is 0: use 1 or more",
			"pool.max-overflow | -1 | 'app.db.pool.max-overflow' is -1: use 0 or more",
			"pool.recycle | 5s | 'app.db.pool.recycle' is 5s: use 30s or more",
			"pool.recycle | 5 | 'app.db.pool.recycle' is 5s: use 30s or more",
			"pool.idle-timeout | 9s | 'app.db.pool.idle-timeout' is 9s: use 10s or more",
			"pool.timeout | 100ms | 'app.db.pool.timeout' is 100ms: use 250ms or more",
			"pool.max-waiting | -2 | 'app.db.pool.max-waiting' is -2: use 0 or more",
			"startup-timeout | -1s | 'app.db.startup-timeout' is -1s: use 0s or more",
			"session.query-cache.max-entries | 0 | 'app.db.session.query-cache.max-entries' is 0: use 1 to 1000000, "
					+ "or 'app.db.session.query-cache.enabled=false' for no cache",
			"session.query-cache.max-entries | 1000001 | 'app.db.session.query-cache.max-entries' is 1000001: "
					+ "use 1 to 1000000, or 'app.db.session.query-cache.enabled=false' for no cache",
			"session.flush-mode | always | 'app.db.session.flush-mode' is 'always': use one of auto, commit, manual",
			"echo | loud | 'app.db.echo' is 'loud': use one of off, sql, bind" }, quoteCharacter = '"')
	void refuses(String key, String value, String message) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> bind(key, value))
			.satisfies((failure) -> assertThat(failure).hasStackTraceContaining(message));
	}

	@ParameterizedTest
	@CsvSource({ "replicas.max-lag, 1ms", "replicas.max-lag, 2d", "replicas.max-wait, 2m", "replicas.own-writes, maybe",
			"replicas.urls, nonsense" })
	void namesTheKeyThatIsWrong(String key, String value) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(key, value))
			.satisfies((failure) -> assertThat(Causes.find(failure, InvalidSettingException.class)).isNotNull()
				.extracting(InvalidSettingException::key)
				.isEqualTo("app.db." + key));
	}

	private static DatabaseProperties bind(String... keysAndValues) {
		Map<String, String> values = new HashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			values.put("app.db." + keysAndValues[i], keysAndValues[i + 1]);
		}
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("app.db", DatabaseProperties.class);
	}

}
