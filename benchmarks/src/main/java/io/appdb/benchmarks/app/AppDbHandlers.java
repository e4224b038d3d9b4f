package io.appdb.benchmarks.app;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The handlers as one writes them with this library. Shared by all threads.
 */
@RestController
final class AppDbHandlers {

	@GetMapping("/read/{id}")
	AuthorAnswer read(@PathVariable long id, CurrentSession db) {
		return AuthorAnswer.of(db.find(Author.class, id));
	}

	@GetMapping("/wait/{id}")
	AuthorAnswer readAndWait(@PathVariable long id, CurrentSession db) {
		AuthorAnswer answer = AuthorAnswer.of(db.find(Author.class, id));
		Waiting.forSomethingElse();
		return answer;
	}

	@GetMapping("/lazy/{id}")
	LazyAnswer readLazily(@PathVariable long id, CurrentSession db) {
		return new LazyAnswer(db.find(Author.class, id));
	}

	@PostMapping("/write/{id}")
	long write(@PathVariable long id, CurrentSessionTransaction db) {
		Note note = new Note("measured", db.getReference(Author.class, id));
		db.persist(note);
		return note.id();
	}

}
