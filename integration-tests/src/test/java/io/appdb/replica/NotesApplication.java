package io.appdb.replica;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.appdb.session.AsyncSessions;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.session.SessionManager;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Writes notes and reads them back, by every way in.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import({ NotesApplication.Writing.class, NotesApplication.Reading.class })
class NotesApplication {

	/**
	 * The ways to write, each a part of the path.
	 */
	@RestController
	static class Writing {

		private final Map<String, Consumer<String>> ways;

		private volatile Runnable afterwards = () -> {
		};

		Writing(NoteRepository repository, SessionManager sessions, AsyncSessions async, JdbcTemplate template,
				PlatformTransactionManager transactions, Methods methods) {
			TransactionTemplate block = new TransactionTemplate(transactions);
			this.ways = Map.of("repository", (id) -> repository.save(new Note(id)), "manager",
					(id) -> sessions.inTransaction((db) -> {
						db.persist(new Note(id));
						return id;
					}), "future", (id) -> async.inTransaction((db) -> {
						db.persist(new Note(id));
						return id;
					}).join(), "template", (id) -> template.update("insert into note (id) values (?)", id), "block",
					(id) -> block
						.executeWithoutResult((status) -> template.update("insert into note (id) values (?)", id)),
					"method", methods::write, "batch", (id) -> sessions.inTransaction((db) -> {
						db.batchInsert(java.util.List.of(new Note(id)));
						return id;
					}), "native", methods::writeNatively, "by-hand", (id) -> {
						try (io.appdb.session.DbSession db = sessions.openSession()) {
							db.persist(new Note(id));
							db.commit();
						}
					});
		}

		Map<String, Consumer<String>> ways() {
			return this.ways;
		}

		void afterwards(Runnable afterwards) {
			this.afterwards = afterwards;
		}

		@PostMapping("/last/{id}")
		String last(@PathVariable String id) {
			write("manager", id);
			this.afterwards.run();
			return id;
		}

		@PostMapping("/notes/{way}/{id}")
		String write(@PathVariable String way, @PathVariable String id) {
			Objects.requireNonNull(this.ways.get(way)).accept(id);
			return id;
		}

		@PostMapping("/session/{id}")
		String session(@PathVariable String id, CurrentSession db) {
			db.persist(new Note(id));
			db.commit();
			return id;
		}

		@PostMapping("/transaction/{id}")
		String transaction(@PathVariable String id, CurrentSessionTransaction db) {
			db.persist(new Note(id));
			return id;
		}

		@PostMapping("/caught/{id}")
		String caught(@PathVariable String id, CurrentSessionTransaction db) {
			try {
				this.ways.getOrDefault("template", (missing) -> {
				}).accept(id);
				return db.isOpen() ? id : "closed";
			}
			catch (DataAccessException ex) {
				return "caught";
			}
		}

		@PostMapping("/callable/{id}")
		Callable<String> callable(@PathVariable String id, CurrentSession db) {
			return () -> {
				db.persist(new Note(id));
				db.commit();
				return id;
			};
		}

		@PostMapping("/self/{id}")
		void self(@PathVariable String id, CurrentSessionTransaction db, HttpServletResponse response)
				throws java.io.IOException {
			db.persist(new Note(id));
			response.getWriter().print(id);
			response.flushBuffer();
		}

		@PostMapping("/completed/{id}")
		CompletableFuture<String> completed(@PathVariable String id, CurrentSession db) {
			return CompletableFuture.supplyAsync(() -> {
				db.persist(new Note(id));
				db.commit();
				return id;
			});
		}

	}

	/**
	 * The ways to read, each a part of the path.
	 */
	@RestController
	static class Reading {

		private final Map<String, Predicate<String>> ways;

		Reading(NoteRepository repository, SessionManager sessions, Methods methods,
				@Db(readOnly = true) CurrentSession session, JdbcTemplate template,
				PlatformTransactionManager transactions) {
			DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
			readOnly.setReadOnly(true);
			TransactionTemplate block = new TransactionTemplate(transactions, readOnly);
			this.ways = Map.of("repository", repository::existsById, "find",
					(id) -> repository.findById(id).isPresent(), "manager",
					(id) -> sessions.inTransaction(readOnly, (db) -> db.find(Note.class, id)) != null, "method",
					methods::read, "block",
					(id) -> Boolean.TRUE.equals(block.execute((status) -> Objects.requireNonNull(
							template.queryForObject("select count(*) from note where id = ?", Long.class, id)) == 1)),
					"injected", (id) -> session.find(Note.class, id) != null);
		}

		Map<String, Predicate<String>> ways() {
			return this.ways;
		}

		@GetMapping("/notes/{way}/{id}")
		boolean read(@PathVariable String way, @PathVariable String id) {
			return Objects.requireNonNull(this.ways.get(way)).test(id);
		}

		@GetMapping("/session/{id}")
		boolean session(@PathVariable String id, @Db(readOnly = true) CurrentSession db) {
			return db.createSelectionQuery("from Note where id = :id", Note.class)
				.setParameter("id", id)
				.getSingleResultOrNull() != null;
		}

		@GetMapping("/plain/{id}")
		boolean plain(@PathVariable String id, CurrentSession db) {
			return db.find(Note.class, id) != null;
		}

		@GetMapping("/written/{id}")
		boolean written(@PathVariable String id, CurrentSession db) {
			boolean before = db.find(Note.class, id) != null;
			db.persist(new Note(id));
			db.commit();
			db.clear();
			return !before && db.find(Note.class, id) != null;
		}

		@GetMapping("/transaction/{id}")
		boolean transaction(@PathVariable String id, @Db(readOnly = true) CurrentSessionTransaction db) {
			return db.find(Note.class, id) != null;
		}

	}

	/**
	 * Transactional methods.
	 */
	@org.springframework.stereotype.Component
	static class Methods {

		private final EntityManager entityManager;

		private final JdbcClient jdbc;

		Methods(EntityManager entityManager, JdbcClient jdbc) {
			this.entityManager = entityManager;
			this.jdbc = jdbc;
		}

		@Transactional
		public void write(String id) {
			this.entityManager.persist(new Note(id));
		}

		@Transactional
		public void writeNatively(String id) {
			this.entityManager.createNativeQuery("insert into note (id) values (?1)")
				.setParameter(1, id)
				.executeUpdate();
		}

		@Transactional(readOnly = true)
		public boolean read(String id) {
			return this.jdbc.sql("select count(*) from note where id = ?").param(id).query(Long.class).single() == 1;
		}

	}

}
