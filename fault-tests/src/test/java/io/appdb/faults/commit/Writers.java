package io.appdb.faults.commit;

import io.appdb.session.CurrentSession;
import io.appdb.session.DbSession;
import jakarta.persistence.EntityManager;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The beans that write. Safe for every thread.
 *
 * @param current the session of the calling thread
 * @param entityManager JPA's bean
 * @param entries Spring Data's
 * @param jdbc that of Spring's JDBC
 */
@Component
record Writers(CurrentSession current, EntityManager entityManager, Entries entries, JdbcTemplate jdbc) {

	/**
	 * Writes, and leaves in the session what cannot be written at the commit.
	 */
	void write(Job job, DbSession session) {
		job.write().write(job, session, this);
		if (job.trap() != 0) {
			session.persist(new Entry(job.trap(), job.owner(), "trap-" + job.id()));
		}
	}

	void write(Job job) {
		write(job, this.current);
	}

}
