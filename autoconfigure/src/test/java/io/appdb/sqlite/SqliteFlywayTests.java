package io.appdb.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.PoolSettings;
import io.appdb.engine.Pools;
import io.appdb.engine.ReadRouting;
import io.appdb.engine.SqlEcho;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Flyway migrates through a pool of {@link SqliteDriver}.
 */
class SqliteFlywayTests {

	@Test
	void migratesAFile(@TempDir Path directory) {
		migratesTwice("jdbc:sqlite:" + directory.resolve("app.db"));
	}

	@Test
	void migratesMemory() {
		migratesTwice("jdbc:sqlite::memory:");
	}

	private static void migratesTwice(String url) {
		HikariDataSource configured = new HikariDataSource();
		configured.setJdbcUrl(url);
		configured.setDriverClassName(DatabaseType.SQLITE.driverClassName());
		try (HikariDataSource pool = Pools.of(configured, PoolSettings.defaults(), SqlEcho.OFF, "db[default]", Set.of(),
				Duration.ZERO, ReadRouting.PRIMARY)) {
			Flyway flyway = Flyway.configure().dataSource(pool).locations("classpath:sqlite-driver").load();
			assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
			assertThat(flyway.migrate().migrationsExecuted).isZero();
			assertThat(new JdbcTemplate(pool).queryForObject("SELECT name FROM item", String.class))
				.isEqualTo("second");
		}
	}

}
