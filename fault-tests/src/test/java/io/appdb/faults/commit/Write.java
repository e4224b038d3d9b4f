package io.appdb.faults.commit;

import java.util.List;

import io.appdb.session.DbSession;

/**
 * What writes a row. Constants.
 */
public enum Write {

	/**
	 * {@code execute} of a session.
	 */
	EXECUTE(true, (job, session, writers) -> session.execute(Write.INSERT, job.values())),

	/**
	 * {@code executeMany} of a session.
	 */
	EXECUTE_MANY(true, (job, session, writers) -> session.executeMany(Write.INSERT, List.<Object[]>of(job.values()))),

	/**
	 * The {@code JdbcClient} of a session.
	 */
	SESSION_JDBC(true, (job, session, writers) -> session.jdbc().sql(Write.INSERT).params(job.values()).update()),

	/**
	 * {@code persist} of a session.
	 */
	PERSIST(true, (job, session, writers) -> session.persist(job.entry())),

	/**
	 * A mutation query.
	 */
	MUTATION_QUERY(true,
			(job, session, writers) -> session
				.createMutationQuery("insert into Entry (id, owner, code) values (:id, :owner, :code)")
				.setParameter("id", job.id())
				.setParameter("owner", job.owner())
				.setParameter("code", job.code())
				.executeUpdate()),

	/**
	 * A native query.
	 */
	NATIVE_QUERY(true,
			(job, session, writers) -> session.createNativeMutationQuery(Write.INSERT)
				.setParameter(1, job.id())
				.setParameter(2, job.owner())
				.setParameter(3, job.code())
				.executeUpdate()),

	/**
	 * {@code batchInsert}.
	 */
	BATCH_INSERT(true, (job, session, writers) -> session.batchInsert(List.of(job.entry()))),

	/**
	 * The injected {@code EntityManager}.
	 */
	ENTITY_MANAGER(false, (job, session, writers) -> writers.entityManager().persist(job.entry())),

	/**
	 * A repository.
	 */
	REPOSITORY(false, (job, session, writers) -> writers.entries().save(job.entry())),

	/**
	 * A {@code JdbcTemplate}.
	 */
	JDBC_TEMPLATE(false, (job, session, writers) -> writers.jdbc().update(Write.INSERT, job.values()));

	private static final String INSERT = "insert into entries (id, owner_id, code) values (?, ?, ?)";

	private final boolean ofSession;

	@SuppressWarnings("ImmutableEnumChecker") // a lambda without state
	private final Action action;

	Write(boolean ofSession, Action action) {
		this.ofSession = ofSession;
		this.action = action;
	}

	/**
	 * Whether it writes with the session that it is given, and not with that of the
	 * running transaction.
	 */
	boolean isOfSession() {
		return this.ofSession;
	}

	void write(Job job, DbSession session, Writers writers) {
		this.action.write(job, session, writers);
	}

	/**
	 * Writes a row.
	 */
	@FunctionalInterface
	private interface Action {

		void write(Job job, DbSession session, Writers writers);

	}

}
