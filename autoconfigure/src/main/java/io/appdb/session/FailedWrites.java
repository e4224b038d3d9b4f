package io.appdb.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.appdb.engine.FirstFailure;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;

/**
 * Remembers why Hibernate has refused to write an entity: without any statement that
 * failed, the transaction can only be rolled back from then on, and its commit has to say
 * why. Covers sessions, injected entity managers and repositories. One per database,
 * shared by all threads.
 */
final class FailedWrites
		implements PersistEventListener, MergeEventListener, FlushEventListener, AutoFlushEventListener {

	private final DataSource dataSource;

	private final Sessions sessions;

	private final List<PersistEventListener> persisting;

	private final List<MergeEventListener> merging;

	private final List<FlushEventListener> flushing;

	private final List<AutoFlushEventListener> flushingBefore;

	private FailedWrites(Sessions sessions, DataSource dataSource, EventListenerRegistry registry) {
		this.sessions = sessions;
		this.dataSource = dataSource;
		this.persisting = listeners(registry, EventType.PERSIST);
		this.merging = listeners(registry, EventType.MERGE);
		this.flushing = listeners(registry, EventType.FLUSH);
		this.flushingBefore = listeners(registry, EventType.AUTO_FLUSH);
	}

	/**
	 * Stands around the listeners that a factory has.
	 */
	static void listenTo(SessionFactoryImplementor factory, Sessions sessions, DataSource dataSource) {
		EventListenerRegistry registry = factory.getEventEngine().getListenerRegistry();
		FailedWrites all = new FailedWrites(sessions, dataSource, registry);
		registry.setListeners(EventType.PERSIST, all);
		registry.setListeners(EventType.MERGE, all);
		registry.setListeners(EventType.FLUSH, all);
		registry.setListeners(EventType.AUTO_FLUSH, all);
	}

	private static <T> List<T> listeners(EventListenerRegistry registry, EventType<T> type) {
		List<T> listeners = new ArrayList<>();
		registry.getEventListenerGroup(type).fireEventOnEachListener(listeners, (listener, all) -> all.add(listener));
		return List.copyOf(listeners);
	}

	/**
	 * Tells whether a session keeps an entity that a failed call has left half saved, so
	 * that it cannot be flushed until it is cleared.
	 */
	static boolean isHalfSaved(SessionImplementor session) {
		for (var managed : session.getPersistenceContextInternal().reentrantSafeEntityEntries()) {
			EntityEntry entry = managed.getValue();
			if (entry.getStatus() == Status.SAVING) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void onPersist(PersistEvent event) {
		each(this.persisting, (listener) -> listener.onPersist(event));
	}

	@Override
	public void onPersist(PersistEvent event, PersistContext context) {
		each(this.persisting, (listener) -> listener.onPersist(event, context));
	}

	@Override
	public void onMerge(MergeEvent event) {
		each(this.merging, (listener) -> listener.onMerge(event));
	}

	@Override
	public void onMerge(MergeEvent event, MergeContext context) {
		each(this.merging, (listener) -> listener.onMerge(event, context));
	}

	@Override
	public void onFlush(FlushEvent event) {
		each(this.flushing, (listener) -> listener.onFlush(event));
	}

	@Override
	public void onAutoFlush(AutoFlushEvent event) {
		each(this.flushingBefore, (listener) -> listener.onAutoFlush(event));
	}

	private <T> void each(List<T> listeners, Consumer<T> call) {
		try {
			for (T listener : listeners) {
				call.accept(listener);
			}
		}
		catch (RuntimeException ex) {
			FirstFailure.note(this.dataSource, this.sessions.translate(ex));
			throw ex;
		}
	}

}
