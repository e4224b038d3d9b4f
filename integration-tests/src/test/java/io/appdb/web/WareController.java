package io.appdb.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import javax.sql.DataSource;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import jakarta.persistence.EntityManager;
import jakarta.persistence.ParameterMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A handler for each way on which a statement comes to the database: a statement of SQL
 * below {@code /sql}, an entity below {@code /entity}.
 */
@RestController
class WareController {

	private static final Executor threads = (task) -> new Thread(task).start();

	private final EntityManager entities;

	private final Session session;

	private final WareService service;

	private final TransactionTemplate transactions;

	private final SessionManager sessions;

	private final JdbcTemplate template;

	private final DataSource dataSource;

	private final WareRepository repository;

	WareController(EntityManager entities, Session session, WareService service, TransactionTemplate transactions,
			SessionManager sessions, JdbcTemplate template, WareRepository repository) {
		this.entities = entities;
		this.session = session;
		this.service = service;
		this.transactions = transactions;
		this.sessions = sessions;
		this.template = template;
		this.dataSource = Objects.requireNonNull(template.getDataSource());
		this.repository = repository;
	}

	@GetMapping("/sql/entity-manager")
	void entityManager(String sql) {
		inTemplate(() -> WareService.run(this.entities, sql));
	}

	@GetMapping("/sql/session")
	void session(String sql) {
		inTemplate(() -> WareService.run(this.session, sql));
	}

	@GetMapping("/sql/work")
	void work(String sql) {
		inTemplate(() -> this.session.doWork((connection) -> WareService.execute(connection, sql)));
	}

	@GetMapping("/sql/transactional")
	void transactional(String sql) {
		this.service.run(sql);
	}

	@GetMapping("/sql/session-manager")
	void sessionManager(String sql) {
		this.sessions.runInTransaction((db) -> WareService.run(db, sql));
	}

	@GetMapping("/sql/session-manager-entity-manager")
	void sessionManagerEntityManager(String sql) {
		this.sessions.runInTransaction((db) -> WareService.run(this.entities, sql));
	}

	@GetMapping("/sql/handler")
	void handler(String sql, CurrentSessionTransaction db) {
		WareService.run(db, sql);
	}

	@GetMapping("/sql/handler-jdbc")
	void handlerJdbc(String sql, CurrentSessionTransaction db) {
		db.jdbc().sql(sql).query((row, number) -> number).list();
	}

	@GetMapping("/sql/jdbc-template")
	void jdbcTemplate(String sql) {
		this.template.execute(sql);
	}

	@GetMapping("/sql/jdbc-client")
	void jdbcClient(String sql) {
		JdbcClient.create(this.template).sql(sql).query((row, number) -> number).list();
	}

	@GetMapping("/sql/jdbc-template-in-transaction")
	void jdbcTemplateInTransaction(String sql) {
		inTemplate(() -> this.template.execute(sql));
	}

	@GetMapping("/sql/plain-jdbc")
	void plainJdbc(String sql) throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			WareService.execute(connection, sql);
		}
	}

	@GetMapping("/sql/future")
	CompletionStage<?> future(String sql) {
		return CompletableFuture.runAsync(() -> entityManager(sql), threads);
	}

	@GetMapping("/sql/joined-future")
	void joinedFuture(String sql) {
		CompletableFuture.runAsync(() -> entityManager(sql), threads).join();
	}

	@GetMapping("/sql/async-sessions")
	CompletionStage<?> asyncSessions(String sql) {
		return this.sessions.async().runInTransaction((db) -> WareService.run(this.entities, sql));
	}

	@GetMapping("/sql/wrapped")
	void wrapped(String sql) {
		try {
			entityManager(sql);
		}
		catch (RuntimeException ex) {
			throw new OrderFailedException(ex);
		}
	}

	@GetMapping("/sql/wrapped-checked")
	void wrappedChecked(String sql) throws Exception {
		try {
			plainJdbc(sql);
		}
		catch (SQLException ex) {
			throw new Exception("order failed", ex);
		}
	}

	@GetMapping("/chosen")
	void chosen(String sql) {
		try {
			entityManager(sql);
		}
		catch (RuntimeException ex) {
			throw new OrderRefusedException(ex);
		}
	}

	@GetMapping("/procedure")
	void procedure(String state) {
		inTemplate(() -> {
			var procedure = this.entities.createStoredProcedureQuery("raise_error");
			procedure.registerStoredProcedureParameter(1, String.class, ParameterMode.IN).setParameter(1, state);
			procedure.execute();
		});
	}

	@GetMapping("/entity/flush")
	void flush(WareInput ware) {
		inTemplate(() -> {
			this.entities.persist(ware.ware(this.entities));
			this.entities.flush();
		});
	}

	@GetMapping("/entity/commit")
	void commit(WareInput ware) {
		inTemplate(() -> this.session.persist(ware.ware(this.entities)));
	}

	@GetMapping("/entity/transactional-flush")
	void transactionalFlush(WareInput ware) {
		this.service.store(ware.ware(this.entities), true);
	}

	@GetMapping("/entity/transactional-commit")
	void transactionalCommit(WareInput ware) {
		this.service.store(ware.ware(this.entities), false);
	}

	@GetMapping("/entity/save")
	void save(WareInput ware) {
		this.repository.save(ware.ware(this.entities));
	}

	@GetMapping("/entity/save-and-flush")
	void saveAndFlush(WareInput ware) {
		inTemplate(() -> this.repository.saveAndFlush(ware.ware(this.entities)));
	}

	@GetMapping("/entity/current-session")
	void currentSession(WareInput ware, CurrentSession db) {
		db.persist(ware.ware(db));
		db.commit();
	}

	@GetMapping("/entity/handler")
	void handler(WareInput ware, CurrentSessionTransaction db) {
		db.persist(ware.ware(db));
	}

	@GetMapping("/entity/handler-entity-manager")
	void handlerEntityManager(WareInput ware, CurrentSessionTransaction db) {
		this.entities.persist(ware.ware(this.entities));
		this.entities.flush();
	}

	@GetMapping("/entity/batch")
	void batch(WareInput ware, CurrentSessionTransaction db) {
		db.batchInsert(List.of(ware.ware(db)));
	}

	@GetMapping("/entity/session-manager")
	void sessionManager(WareInput ware) {
		this.sessions.runInTransaction((db) -> db.persist(ware.ware(db)));
	}

	@GetMapping("/entity/async-sessions")
	CompletionStage<?> asyncSessions(WareInput ware) {
		return this.sessions.async().runInTransaction((db) -> db.persist(ware.ware(db)));
	}

	@GetMapping("/entity/wrapped")
	void wrapped(WareInput ware) {
		try {
			flush(ware);
		}
		catch (RuntimeException ex) {
			throw new OrderFailedException(ex);
		}
	}

	@GetMapping("/late/flush")
	void lateFlush() {
		this.service.storeTooLate(new Ware(50, "late", 1, null), true);
	}

	@GetMapping("/late/commit")
	void lateCommit() {
		this.service.storeTooLate(new Ware(50, "late", 1, null), false);
	}

	@GetMapping("/late/lazy")
	int lateLazy() {
		return this.service.readTooLate();
	}

	/**
	 * The parts are read while the answer is written.
	 */
	@GetMapping("/exhausted/answer")
	Ware exhaustedAnswer() {
		return this.entities.find(Ware.class, 1L);
	}

	@GetMapping("/exhausted/lazy")
	int exhaustedLazy(CurrentSession db) throws SQLException {
		Ware ware = db.find(Ware.class, 1L);
		List<Connection> held = new ArrayList<>();
		try {
			hold(held);
			return ware.parts.size();
		}
		finally {
			for (Connection connection : held) {
				connection.close();
			}
		}
	}

	private void hold(List<Connection> held) throws SQLException {
		held.add(this.dataSource.getConnection());
		held.add(this.dataSource.getConnection());
	}

	@GetMapping("/sorted/derived")
	int sortedDerived(Sort sort) {
		return this.repository.findByAmountGreaterThan(0, sort).size();
	}

	@GetMapping("/sorted/all")
	int sortedAll(Sort sort) {
		return this.repository.findAll(sort).size();
	}

	@GetMapping("/sorted/query")
	int sortedQuery(Sort sort) {
		return this.repository.sorted(sort).size();
	}

	@GetMapping("/sorted/own-mistake")
	int ownMistake() {
		return this.repository.findAll(Sort.by("misspelt")).size();
	}

	private void inTemplate(Runnable work) {
		this.transactions.executeWithoutResult((status) -> work.run());
	}

	/**
	 * An exception of the application's own.
	 */
	static class OrderFailedException extends RuntimeException {

		OrderFailedException(Throwable cause) {
			super("order failed", cause);
		}

	}

	/**
	 * An exception to which the application gives a status.
	 */
	@ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
	static class OrderRefusedException extends RuntimeException {

		OrderRefusedException(Throwable cause) {
			super("order refused", cause);
		}

	}

	/**
	 * What a ware is made of.
	 */
	record WareInput(long id, @Nullable String name, int amount, @Nullable Long parent) {

		Ware ware(EntityManager entities) {
			Ware parent = (this.parent != null) ? entities.getReference(Ware.class, this.parent) : null;
			return new Ware(this.id, this.name, this.amount, parent);
		}

	}

}
