package io.appdb.session;

import java.util.Set;

import org.hibernate.FlushMode;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Writes pending changes before a result is taken from a cache exactly when the query
 * itself would write them: in a transaction, as the flush mode says, and only if they
 * touch what the query reads. Lives as long as the call.
 */
final class PendingFlush {

	private final SessionState state;

	PendingFlush(SessionState state) {
		this.state = state;
	}

	/**
	 * Writes what a query would write.
	 * @param own the flush mode of the query, if it has one
	 * @param tables what it reads, or {@code null} if that is not known
	 */
	void before(@Nullable FlushMode own, @Nullable Set<String> tables) {
		SessionImplementor session = this.state.session();
		if (!this.state.isActive()) {
			return;
		}
		FlushMode mode = session.getHibernateFlushMode();
		FlushMode effective = (own != null) ? own : mode;
		if (effective == FlushMode.COMMIT || effective == FlushMode.MANUAL) {
			return;
		}
		if (effective == FlushMode.AUTO && !this.state.services().queryCaches().mayHaveChanges(session)) {
			return;
		}
		try {
			session.setHibernateFlushMode(effective);
			if (tables != null) {
				session.autoFlushIfRequired(tables);
			}
			else {
				session.flush();
			}
		}
		catch (RuntimeException ex) {
			throw this.state.services().errors().translate(ex);
		}
		finally {
			session.setHibernateFlushMode(mode);
		}
	}

}
