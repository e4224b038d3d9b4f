package io.appdb.companions.session;

import jakarta.servlet.http.HttpSession;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Keeps an attribute in the HTTP session, which lives in the database.
 */
@SpringBootApplication
class SessionApplication {

	@RestController
	static class Attributes {

		private final Visits visits;

		Attributes(Visits visits) {
			this.visits = visits;
		}

		@PostMapping("/name/{name}")
		@Transactional
		public String store(@PathVariable String name, HttpSession session) {
			session.setAttribute("name", name);
			this.visits.save(new Visit());
			return "stored";
		}

		/**
		 * A transaction of the application that fails does not undo the session, which
		 * has transactions of its own.
		 */
		@PostMapping("/failing/{name}")
		@Transactional
		public String fail(@PathVariable String name, HttpSession session) {
			session.setAttribute("name", name);
			this.visits.saveAndFlush(new Visit());
			throw new IllegalStateException("refused");
		}

		@GetMapping("/name")
		String read(HttpSession session) {
			return session.getAttribute("name") + " " + this.visits.count();
		}

		@PostMapping("/end")
		String end(HttpSession session) {
			session.invalidate();
			return "ended";
		}

	}

}
