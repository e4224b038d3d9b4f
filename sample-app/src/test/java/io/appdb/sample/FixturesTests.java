package io.appdb.sample;

import io.appdb.sample.users.User;
import io.appdb.test.DatabaseTest;
import io.appdb.test.Fixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static io.appdb.test.QueryAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Data from a file, and the number of statements that a handler needs for it.
 */
@SpringBootTest
@AutoConfigureMockMvc
@DatabaseTest
class FixturesTests {

	@Autowired
	MockMvcTester mvc;

	@BeforeEach
	void load(@Autowired Fixtures fixtures) {
		fixtures.load("fixtures/posts.json");
	}

	@Test
	void countsPostsByAuthor() {
		assertThat(this.mvc.get().uri("/posts/count-by-author")).bodyJson()
			.extractingPath("$[*].username")
			.asArray()
			.containsExactly("lem", "ada", "eve");
	}

	@Test
	void readsAuthorsWithTheirPosts() {
		assertThatQueries(() -> assertThat(this.mvc.get().uri("/posts")).hasStatusOk()).areAtMost(2).containNoRepeats();
	}

	@Test
	void dumpsWhatIsThere(Fixtures fixtures) {
		assertThat(fixtures.dump(User.class)).contains("ada@example.org", "lem@example.org", "eve@example.org");
	}

}
