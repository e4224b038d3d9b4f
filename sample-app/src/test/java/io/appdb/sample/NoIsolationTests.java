package io.appdb.sample;

import io.appdb.session.CurrentSession;
import io.appdb.test.DatabaseTest;
import io.appdb.test.Isolation;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that are steps: each sees what those before it have committed. The property gives
 * them an application, and so a database, that no other class has.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@DatabaseTest(isolation = Isolation.NONE, properties = "spring.application.name=steps")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoIsolationTests {

	@Test
	@Order(1)
	void writes(CurrentSession db) {
		db.execute("insert into accounts (id, owner, balance) values ('1', 'Ada', 100)");
		db.commit();
	}

	@Test
	@Order(2)
	void reads(CurrentSession db) {
		assertThat(db.rows("select owner from accounts")).hasSize(1);
	}

}
