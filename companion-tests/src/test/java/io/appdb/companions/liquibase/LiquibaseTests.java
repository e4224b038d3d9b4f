package io.appdb.companions.liquibase;

import io.appdb.companions.Comparison;
import io.appdb.companions.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LiquibaseTests {

	@Test
	void makesTheTablesAlone() {
		Comparison.assertSame(LiquibaseProbe.class, "[databasechangelog, databasechangeloglock, note]",
				"[from the change log, mine]", "Flyway: false");
	}

	@ParameterizedTest(name = "{0}")
	@EnumSource
	void isNamedByTheLineAtStart(Database database) {
		assertThat(Comparison.withTheStarter(StartLineProbe.class, database)).singleElement()
			.asString()
			.contains("schema=none (Liquibase)")
			.doesNotContain("schema=create");
	}

}
