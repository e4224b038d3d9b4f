package io.appdb.faults.commit;

import java.util.Objects;

import io.appdb.retry.TransactionRetry;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes and makes the answer, both before the commit, unless that is made by hand. Safe
 * for every thread.
 */
@Component
class Blocks {

	private final Writers writers;

	private final WritingService service;

	private final SessionManager sessions;

	private final TransactionRetry retry;

	private final TransactionTemplate template;

	Blocks(Writers writers, WritingService service, SessionManager sessions, TransactionRetry retry,
			TransactionTemplate template) {
		this.writers = writers;
		this.service = service;
		this.sessions = sessions;
		this.retry = retry;
		this.template = template;
	}

	/**
	 * Does what a request asks for.
	 * @param job the request
	 * @param argument the session of the handler, if it has one
	 * @param reply makes the answer
	 * @return the answer
	 */
	<T> T run(Job job, Object argument, Reply<T> reply) {
		return switch (job.scope()) {
			case PARAMETER -> write(job, (DbSession) argument, reply);
			case CONSTRUCTOR, ANNOTATED, ALONE -> write(job, this.writers.current(), reply);
			case COMMIT, BEGIN -> byHand(job, (DbSession) argument, reply);
			case TEMPLATE ->
				Objects.requireNonNull(this.template.execute((status) -> write(job, this.writers.current(), reply)));
			case MANAGER -> this.sessions.inTransaction((session) -> write(job, session, reply));
			case OPEN_SESSION -> inSession(job, reply);
			case SERVICE -> this.service.required(job, reply);
			case REQUIRES_NEW -> this.service.requiresNew(job, reply);
			case RETRY_SERVICE -> this.service.retry(job, reply);
			case RETRY_BLOCK -> this.retry.inTransaction((session) -> write(job, session, reply));
			case ASYNC -> this.sessions.async().inTransaction((session) -> write(job, session, reply)).join();
		};
	}

	private <T> T inSession(Job job, Reply<T> reply) {
		try (DbSession session = this.sessions.openSession()) {
			return byHand(job, session, reply);
		}
	}

	private <T> T byHand(Job job, DbSession session, Reply<T> reply) {
		if (job.scope() == Scope.BEGIN) {
			session.begin();
		}
		this.writers.write(job, session);
		session.commit();
		return reply.get();
	}

	private <T> T write(Job job, DbSession session, Reply<T> reply) {
		this.writers.write(job, session);
		return reply.get();
	}

}
