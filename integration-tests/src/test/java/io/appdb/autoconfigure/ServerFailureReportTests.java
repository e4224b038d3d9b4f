package io.appdb.autoconfigure;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is reported when a server answers but lets nobody in.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServerFailureReportTests {

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void reportsAWrongPassword(TestDatabase database, CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=" + database.url(),
				"app.db.username=" + database.username(), "app.db.password=s3cret");
		assertThat(report).contains("refuses the user name or the password")
			.contains("(from \"app.db.url\" from property source \"commandLineArgs\")")
			.contains("Check user name and password, in 'app.db.url' or in 'app.db.username' and 'app.db.password'");
		assertThat(output.getAll()).doesNotContain("s3cret");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void reportsAnUnknownUser(TestDatabase database, CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=" + database.url(), "app.db.username=nobody_at_all",
				"app.db.password=s3cret");
		assertThat(report).contains("refuses the user name or the password");
		assertThat(output.getAll()).doesNotContain("s3cret");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void reportsAnUnknownDatabase(TestDatabase database, CapturedOutput output) {
		String url = DatabaseUrl.parse(database.url()).withDatabase("missing_shop").jdbcUrl();
		String report = FailureReport.of(output, "app.db.url=" + url, "app.db.username=" + database.username(),
				"app.db.password=" + database.password());
		assertThat(report).contains("missing_shop")
			.contains("does not exist (from \"app.db.url\" from property source \"commandLineArgs\")")
			.contains("Create the database, or correct its name in 'app.db.url'.");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void failsAtOnceOnAWrongPasswordWhateverTheStartupTimeout(TestDatabase database, CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=" + database.url(),
				"app.db.username=" + database.username(), "app.db.password=s3cret", "app.db.startup-timeout=1h");
		assertThat(report).contains("refuses the user name or the password");
	}

}
