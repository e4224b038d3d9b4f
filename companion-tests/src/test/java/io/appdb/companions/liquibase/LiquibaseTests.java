package io.appdb.companions.liquibase;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LiquibaseTests {

	@Test
	void makesTheTablesAlone(CapturedOutput output) {
		Comparison.assertSame(LiquibaseProbe.class, "[databasechangelog, databasechangeloglock, note]",
				"[from the change log, mine]", "Flyway: false");
		assertThat(output).doesNotContain("schema=create");
	}

}
