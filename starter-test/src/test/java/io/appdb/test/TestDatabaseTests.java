package io.appdb.test;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

import io.appdb.engine.DatabaseType;
import io.appdb.test.server.ServerDatabase;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TestDatabaseTests {

	@Test
	void skipsATestOnADatabaseThatDoesNotRun() {
		TestDatabase database = new TestDatabase(
				ServerDatabase.notRun(DatabaseType.MYSQL, "mysql not run (no Docker; no embedded binaries exist)"));
		assertThatExceptionOfType(TestAbortedException.class).isThrownBy(database::requireAvailable)
			.withMessage("mysql not run (no Docker; no embedded binaries exist)");
	}

}
