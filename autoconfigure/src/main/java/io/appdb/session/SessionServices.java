package io.appdb.session;

import java.util.List;

import io.appdb.session.cache.QueryCaches;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * What all sessions of one database work with. Shared by all threads.
 */
final class SessionServices {

	private final SessionEnvironment environment;

	private final SessionSettings settings;

	private final SessionFactoryImplementor factory;

	private final List<Object> keys;

	private final SessionErrors errors;

	private final WriteCounter writes;

	private final QueryCaches queryCaches;

	private final DerivedKeys derivedKeys;

	/**
	 * Prepares a factory for the sessions of this library.
	 * @param environment what the sessions work with
	 * @param settings how they behave
	 */
	SessionServices(SessionEnvironment environment, SessionSettings settings) {
		this.environment = environment;
		this.settings = settings;
		this.factory = environment.sessionFactory();
		this.keys = List.of(environment.entityManagerFactory(), environment.dataSource());
		this.errors = new SessionErrors(environment.errors());
		InsertedRows.listenTo(this.factory);
		FailedLoads.listenTo(this.factory);
		FailedWrites.listenTo(this.factory, this.errors, environment.dataSource());
		this.writes = WriteCounter.listeningTo(this.factory);
		this.queryCaches = new QueryCaches(this.factory, settings.queryCache().enabled(),
				settings.queryCache().maxEntries());
		this.derivedKeys = new DerivedKeys(this.factory);
		LeftChanges.listenTo(environment.transactionManager(), environment.entityManagerFactory());
	}

	SessionEnvironment environment() {
		return this.environment;
	}

	SessionSettings settings() {
		return this.settings;
	}

	/**
	 * Returns what Spring's transaction manager finds a persistence context and its
	 * connection under.
	 */
	List<Object> keys() {
		return this.keys;
	}

	SessionErrors errors() {
		return this.errors;
	}

	/**
	 * Lets the current thread read where read-only calls do.
	 * @param readOnly whether a call is read-only
	 * @return what to give to {@link #endReading} afterwards
	 */
	boolean beginReading(boolean readOnly) {
		return readOnly && this.environment.reads().prefer(true);
	}

	/**
	 * Lets the current thread read as before.
	 * @param readOnly whether the call was read-only
	 * @param before what was returned when it began
	 */
	void endReading(boolean readOnly, boolean before) {
		if (readOnly) {
			this.environment.reads().prefer(before);
		}
	}

	WriteCounter writes() {
		return this.writes;
	}

	QueryCaches queryCaches() {
		return this.queryCaches;
	}

	DerivedKeys derivedKeys() {
		return this.derivedKeys;
	}

	SessionImplementor open() {
		return this.factory.openSession();
	}

	/**
	 * Forgets a session that is closed.
	 */
	void forget(SessionImplementor session) {
		this.writes.forget(session);
		this.queryCaches.forget(session);
	}

	/**
	 * Counts the sessions that something is remembered of.
	 */
	int remembered() {
		return this.writes.size() + this.queryCaches.size();
	}

}
