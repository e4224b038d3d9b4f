package io.appdb.session;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

import org.hibernate.JDBCException;
import org.hibernate.Transaction;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;

/**
 * Lets a {@code find} fail whose statement failed. In a transaction that can only be
 * rolled back, which is what a lost connection makes of each one on PostgreSQL, Hibernate
 * answers {@code null} to two kinds of exceptions, as if there were no such row
 * (HHH-12472). One per database, shared by all threads.
 */
final class FailedLoads implements LoadEventListener {

	private final List<LoadEventListener> listeners;

	private FailedLoads(List<LoadEventListener> listeners) {
		this.listeners = listeners;
	}

	/**
	 * Stands around the listeners that a factory has.
	 */
	static void listenTo(SessionFactoryImplementor factory) {
		EventListenerRegistry registry = factory.getEventEngine().getListenerRegistry();
		List<LoadEventListener> listeners = new ArrayList<>();
		registry.getEventListenerGroup(EventType.LOAD)
			.fireEventOnEachListener(listeners, (listener, all) -> all.add(listener));
		registry.setListeners(EventType.LOAD, new FailedLoads(List.copyOf(listeners)));
	}

	@Override
	public void onLoad(LoadEvent event, LoadType loadType) {
		try {
			for (LoadEventListener listener : this.listeners) {
				listener.onLoad(event, loadType);
			}
		}
		catch (GenericJDBCException | JDBCConnectionException ex) {
			Transaction transaction = event.getSession().accessTransaction();
			if (loadType == GET && transaction.isActive() && transaction.getRollbackOnly()) {
				throw new FailedLoadException(ex);
			}
			throw ex;
		}
	}

	/**
	 * The same failure as one of the kind that Hibernate passes on.
	 */
	private static final class FailedLoadException extends JDBCException {

		@Serial
		private static final long serialVersionUID = 1L;

		FailedLoadException(JDBCException failure) {
			super(failure.getMessage(), failure.getSQLException(), failure.getSQL());
			addSuppressed(failure);
		}

	}

}
