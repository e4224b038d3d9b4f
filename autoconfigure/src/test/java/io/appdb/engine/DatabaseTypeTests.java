package io.appdb.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DatabaseType}.
 */
class DatabaseTypeTests {

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void isFoundByItsKeyword(DatabaseType type) {
		assertThat(DatabaseType.of(type.keyword().toUpperCase(java.util.Locale.ROOT))).isEqualTo(type);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void namesADriverThatExists(DatabaseType type) throws ClassNotFoundException {
		assertThat(Class.forName(type.driverClassName())).isAssignableTo(java.sql.Driver.class);
	}

	@Test
	void knowsPostgres() {
		assertThat(DatabaseType.of("postgres")).isEqualTo(DatabaseType.POSTGRESQL);
	}

	@Test
	void listsTheKeywordsWhenItKnowsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> DatabaseType.of("oracle"))
			.withMessage("'oracle' is not a database type: use one of postgresql, mysql, mariadb, sqlite, h2");
	}

	@Test
	void onlyServersHaveAPort() {
		assertThat(DatabaseType.POSTGRESQL.defaultPort()).isEqualTo(5432);
		assertThat(DatabaseType.SQLITE.defaultPort()).isNull();
	}

}
