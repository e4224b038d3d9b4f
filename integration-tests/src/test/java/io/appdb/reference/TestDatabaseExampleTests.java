package io.appdb.reference;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.test.DatabaseTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples on testing of the document "database - Database Connection Module".
 */
@SpringBootTest(classes = ReferenceApplication.Application.class)
@AutoConfigureMockMvc
@Import(TestDatabaseExampleTests.Handlers.class)
@DatabaseTest
class TestDatabaseExampleTests {

	private final MockMvcTester mvc;

	TestDatabaseExampleTests(@Autowired MockMvcTester mvc) {
		this.mvc = mvc;
	}

	/**
	 * A database whose tables are there and empty for each test.
	 */
	@Example(16)
	void testDatabaseSetup(CurrentSession db) {
		assertThat(db.createSelectionQuery("from User", User.class).getResultList()).isEmpty();
		db.persist(new User("test@example.com", "testuser"));
		db.commit();
	}

	/**
	 * A handler that works with the test's session.
	 */
	@Example(17)
	void createUser(CurrentSession db) {
		assertThat(this.mvc.post()
			.uri("/users/")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"email\":\"test@example.com\",\"username\":\"testuser\"}")).hasStatusOk();
		assertThat(db.createSelectionQuery("from User", User.class).getSingleResult().username).isEqualTo("testuser");
	}

	/**
	 * What is tested.
	 */
	@RestController
	static final class Handlers {

		@PostMapping("/users/")
		User create(@RequestBody ConnectionModuleTests.UserCreate data, CurrentSessionTransaction db) {
			User user = new User(data.email(), data.username());
			db.persist(user);
			return user;
		}

	}

}
