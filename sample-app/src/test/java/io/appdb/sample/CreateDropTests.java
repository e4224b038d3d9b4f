package io.appdb.sample;

import io.appdb.schema.Schema;
import io.appdb.session.CurrentSession;
import io.appdb.test.DatabaseTest;
import io.appdb.test.Isolation;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables are made from the entities before each test and dropped after it, for tests that
 * change tables, or while there are no migrations yet.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "logging.level.io.appdb=info")
@DatabaseTest(isolation = Isolation.CREATE_DROP)
class CreateDropTests {

	@Autowired
	Schema schema;

	@Test
	void saysNothingOfMigrationsThatAreNotToRun(CapturedOutput output) {
		assertThat(output).contains("db[default] sqlite").doesNotContain("pending, and");
	}

	@RepeatedTest(2)
	void takesAColumnAway(CurrentSession db) {
		assertThat(this.schema.validate()).isEmpty();
		db.execute("alter table posts drop column title");
		db.commit();
		assertThat(this.schema.validate()).singleElement().asString().contains("title");
	}

}
