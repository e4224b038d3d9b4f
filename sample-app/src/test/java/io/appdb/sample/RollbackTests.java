package io.appdb.sample;

import io.appdb.session.SessionManager;
import io.appdb.test.DatabaseTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The usual way, and the fastest: each test runs in a transaction that is rolled back,
 * and the handlers that it calls through MockMvc take part in it.
 */
@SpringBootTest
@AutoConfigureMockMvc
@DatabaseTest
class RollbackTests {

	@Autowired
	MockMvcTester mvc;

	@Test
	void registersAUser(SessionManager sessions) {
		assertThat(register("ada")).hasStatus(201);
		String role = sessions
			.withSession((db) -> db.createNativeQuery("select role from users", String.class).getSingleResult());
		assertThat(role).isEqualTo("READER");
	}

	@Test
	void refusesANameThatIsTaken() {
		assertThat(register("ada")).hasStatus(201);
		assertThat(register("ada")).hasStatus(409);
		assertThat(this.mvc.get().uri("/users/count")).hasStatusOk().bodyText().isEqualTo("1");
	}

	private MockMvcTester.MockMvcRequestBuilder register(String name) {
		return this.mvc.post().uri("/users").contentType(MediaType.APPLICATION_JSON).content("""
				{ "username": "%1$s", "email": "%1$s@example.org", "password": "correct horse", "role": "READER" }
				""".formatted(name));
	}

}
