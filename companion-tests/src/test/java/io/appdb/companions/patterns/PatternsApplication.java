package io.appdb.companions.patterns;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Uses Spring's transactions in the ways that applications know.
 */
@SpringBootApplication
@EnableAsync
@EnableScheduling
class PatternsApplication {

	/**
	 * Something was written.
	 *
	 * @param text what
	 */
	record Written(String text) {

	}

	@Service
	static class Writing {

		private final Notes notes;

		private final ApplicationEventPublisher events;

		Writing(Notes notes, ApplicationEventPublisher events) {
			this.notes = notes;
			this.events = events;
		}

		@Transactional
		public void write(String text) {
			this.notes.save(new Note(text));
			this.events.publishEvent(new Written(text));
		}

		@Transactional
		public void writeAndFail(String text) throws IOException {
			write(text);
			throw new IOException("checked");
		}

		@Transactional(rollbackFor = Exception.class)
		public void writeAndUndo(String text) throws IOException {
			write(text);
			throw new IOException("checked");
		}

		@Transactional(propagation = Propagation.REQUIRES_NEW)
		public void writeApart(String text) {
			this.notes.save(new Note(text));
		}

		@Async
		@Transactional
		public CompletableFuture<String> writeLater(String text) {
			return CompletableFuture.completedFuture(this.notes.save(new Note(text)).text());
		}

		@Transactional(readOnly = true)
		public void changeReadOnly(long id) {
			this.notes.findById(id).orElseThrow().setText("never");
		}

		@Transactional
		public void change(long id, String text) {
			this.notes.findById(id).orElseThrow().setText(text);
		}

	}

	@Service
	static class Listeners {

		private final Writing writing;

		private final Notes notes;

		Listeners(Writing writing, Notes notes) {
			this.writing = writing;
			this.notes = notes;
		}

		@EventListener
		void at(Written event) {
			this.notes.save(new Note("with " + event.text()));
		}

		@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
		void before(Written event) {
			this.notes.save(new Note("before " + event.text()));
		}

		@TransactionalEventListener
		void after(Written event) {
			this.writing.writeApart("after " + event.text());
		}

		@TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
		void undone(Written event) {
			this.writing.writeApart("undone " + event.text());
		}

	}

	@Service
	static class Clock {

		private final Notes notes;

		private final AtomicInteger runs = new AtomicInteger();

		Clock(Notes notes) {
			this.notes = notes;
		}

		@Scheduled(fixedDelay = 50)
		@Transactional
		public void tick() {
			if (this.runs.getAndIncrement() < 2) {
				this.notes.save(new Note("tick " + this.runs.get()));
			}
		}

	}

	@Controller
	static class Pages {

		private final Authors authors;

		Pages(Authors authors) {
			this.authors = authors;
		}

		@GetMapping("/authors/{id}")
		String author(@PathVariable long id, Model model) {
			model.addAttribute("author", this.authors.findById(id).orElseThrow());
			return "author";
		}

	}

}
