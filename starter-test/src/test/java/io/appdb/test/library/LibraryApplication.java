package io.appdb.test.library;

import java.util.List;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.appdb.session.CurrentSession;

/**
 * The application.
 */
@SpringBootApplication
public class LibraryApplication {

	/**
	 * The way over HTTP.
	 */
	@RestController
	static class NovelController {

		@GetMapping("/novels")
		List<String> novels(CurrentSession db) {
			return Shelves.titles(db);
		}

	}

}
