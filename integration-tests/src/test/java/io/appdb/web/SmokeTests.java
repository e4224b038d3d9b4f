package io.appdb.web;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SmokeTests.App.class,
		properties = { "app.db.url=sqlite:///:memory:", "spring.main.banner-mode=off" })
@AutoConfigureMockMvc
class SmokeTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void writesAndReads() {
		assertThat(this.mvc.post().uri("/notes/hello")).hasStatusOk();
		assertThat(this.mvc.get().uri("/notes/1")).hasStatusOk().bodyText().contains("hello");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = SmokeTests.class)
	static class App {

		@RestController
		static final class Notes {

			@GetMapping("/notes/{id}")
			Note get(@PathVariable long id, CurrentSession db) {
				return db.find(Note.class, id);
			}

			@PostMapping("/notes/{text}")
			Note add(@PathVariable String text, CurrentSessionTransaction db) {
				Note note = new Note();
				note.text = text;
				db.persist(note);
				return note;
			}

		}

	}

	@Entity
	static class Note {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public long id;

		public String text;

	}

}
