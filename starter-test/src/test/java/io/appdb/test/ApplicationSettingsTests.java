package io.appdb.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.appdb.engine.DatabaseType;
import io.appdb.test.server.DatabaseLogin;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApplicationSettingsTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final ApplicationSettings settings = new ApplicationSettings(this.environment, getClass());

	private String checksum() {
		return this.settings.checksum(DatabaseType.POSTGRESQL, List.of());
	}

	@ParameterizedTest
	@CsvSource({ "app.db.url, postgresql+psycopg://shop@db/shop, POSTGRESQL", "app.db.type, mysql, MYSQL",
			"app.db.name, shop, POSTGRESQL", "spring.datasource.url, jdbc:mariadb://db/shop, MARIADB" })
	void theTypeIsTheApplications(String key, String value, DatabaseType type) {
		this.environment.setProperty(key, value);
		assertThat(this.settings.type()).isEqualTo(type);
	}

	@Test
	void theTypeIsSqliteWhereNothingIsSet() {
		assertThat(this.settings.type()).isEqualTo(DatabaseType.SQLITE);
	}

	@Test
	void migrationsDoNotRunElsewhere() {
		this.environment.setProperty("spring.flyway.url", "jdbc:postgresql://production/shop");
		assertThat(this.settings.overrides(Isolation.CLONE, new DatabaseLogin("jdbc:sqlite:x.db", "me", "pw")))
			.containsEntry("spring.flyway.url", "jdbc:sqlite:x.db")
			.containsEntry("spring.flyway.user", "me")
			.containsEntry("spring.flyway.password", "pw");
	}

	@Test
	void refusesAnAddressThatWins() {
		this.environment.setProperty("spring.datasource.jndi-name", "java:/shop");
		assertThatExceptionOfType(TestSetupException.class).isThrownBy(this.settings::refuseOwnAddress)
			.withMessageContaining("'spring.datasource.jndi-name' wins over every other address");
	}

	@Test
	void theChecksumDependsOnSettingsAboutTables() {
		String before = checksum();
		this.environment.setProperty("server.port", "8081");
		assertThat(checksum()).isEqualTo(before).matches("[0-9a-f]{16}");
		this.environment.setProperty("spring.flyway.placeholders.x", "y");
		assertThat(checksum()).isNotEqualTo(before);
	}

	@Test
	void theChecksumDependsOnMigrationsOutsideOfTheClassPath(@TempDir Path folder) throws Exception {
		this.environment.setProperty("spring.flyway.locations", "filesystem:" + folder);
		String before = checksum();
		Path file = Files.writeString(folder.resolve("V1__a.sql"), "select 1;");
		String with = checksum();
		assertThat(with).isNotEqualTo(before);
		Files.writeString(file, "select 2;");
		assertThat(checksum()).isNotEqualTo(with);
	}

	@Test
	void theChecksumDependsOnTheDatabaseAndTheApplication() {
		assertThat(this.settings.checksum(DatabaseType.MYSQL, List.of())).isNotEqualTo(checksum());
		assertThat(this.settings.checksum(DatabaseType.POSTGRESQL, List.of("some.Application")))
			.isNotEqualTo(checksum());
	}

}
