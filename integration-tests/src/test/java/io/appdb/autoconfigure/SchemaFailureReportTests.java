package io.appdb.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is reported when the schema stops start-up.
 */
@ExtendWith(OutputCaptureExtension.class)
class SchemaFailureReportTests {

	private static final String SOURCE = " (from \"app.db.schema.mode\" from property source \"commandLineArgs\")";

	@Test
	void reportsThatTablesMayNotBeDropped(CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=sqlite:///:memory:", "app.db.schema.mode=create-drop",
				"app.db.schema.allow-drop=false");
		assertThat(report)
			.contains("'app.db.schema.mode' is create-drop, which drops the tables of this database" + SOURCE)
			.contains("Set 'app.db.schema.allow-drop' to true if they may go, or use the mode create.");
	}

	@Test
	void reportsEveryMismatchOfASchemaThatDoesNotFit(CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=sqlite:///:memory:", "app.db.schema.mode=validate");
		assertThat(report)
			.contains("The schema does not fit the entities, and 'app.db.schema.mode' is validate" + SOURCE)
			.contains("- table unmigrated is missing")
			.contains("Migrate the schema, or set 'app.db.schema.mode' to none.");
	}

}
