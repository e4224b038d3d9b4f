package io.appdb.benchmarks.app;

import jakarta.persistence.EntityManager;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The same handlers as one writes them with plain Boot. Shared by all threads.
 */
@RestController
class BootHandlers {

	private final EntityManager entityManager;

	BootHandlers(EntityManager entityManager) {
		this.entityManager = entityManager;
	}

	@GetMapping("/read/{id}")
	AuthorAnswer read(@PathVariable long id) {
		return AuthorAnswer.of(this.entityManager.find(Author.class, id));
	}

	@GetMapping("/wait/{id}")
	AuthorAnswer readAndWait(@PathVariable long id) {
		AuthorAnswer answer = AuthorAnswer.of(this.entityManager.find(Author.class, id));
		Waiting.forSomethingElse();
		return answer;
	}

	@PostMapping("/write/{id}")
	@Transactional
	public long write(@PathVariable long id) {
		Note note = new Note("measured", this.entityManager.getReference(Author.class, id));
		this.entityManager.persist(note);
		return note.id();
	}

}
