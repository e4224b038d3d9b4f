package io.appdb.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.appdb.engine.FirstFailure;
import io.appdb.engine.UnusableSessionException;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityEntryExtraState;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Remembers why Hibernate has refused to write an entity: without any statement that
 * failed, the transaction can only be rolled back from then on, and its commit has to say
 * why. Covers sessions, injected entity managers and repositories. One per database,
 * shared by all threads.
 */
final class FailedWrites
		implements PersistEventListener, MergeEventListener, FlushEventListener, AutoFlushEventListener {

	private final DataSource dataSource;

	private final SessionErrors errors;

	private final List<PersistEventListener> persisting;

	private final List<MergeEventListener> merging;

	private final List<FlushEventListener> flushing;

	private final List<AutoFlushEventListener> flushingBefore;

	private FailedWrites(SessionErrors errors, DataSource dataSource, EventListenerRegistry registry) {
		this.errors = errors;
		this.dataSource = dataSource;
		this.persisting = listeners(registry, EventType.PERSIST);
		this.merging = listeners(registry, EventType.MERGE);
		this.flushing = listeners(registry, EventType.FLUSH);
		this.flushingBefore = listeners(registry, EventType.AUTO_FLUSH);
	}

	/**
	 * Stands around the listeners that a factory has.
	 */
	static void listenTo(SessionFactoryImplementor factory, SessionErrors errors, DataSource dataSource) {
		EventListenerRegistry registry = factory.getEventEngine().getListenerRegistry();
		FailedWrites all = new FailedWrites(errors, dataSource, registry);
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

	@Override
	public void onPersist(PersistEvent event) {
		saving(event.getSession(), this.persisting, (listener) -> listener.onPersist(event));
	}

	@Override
	public void onPersist(PersistEvent event, PersistContext context) {
		saving(event.getSession(), this.persisting, (listener) -> listener.onPersist(event, context));
	}

	@Override
	public void onMerge(MergeEvent event) {
		saving(event.getSession(), this.merging, (listener) -> listener.onMerge(event));
	}

	@Override
	public void onMerge(MergeEvent event, MergeContext context) {
		saving(event.getSession(), this.merging, (listener) -> listener.onMerge(event, context));
	}

	@Override
	public void onFlush(FlushEvent event) {
		flushing(event.getSession(), this.flushing, (listener) -> listener.onFlush(event));
	}

	@Override
	public void onAutoFlush(AutoFlushEvent event) {
		flushing(event.getSession(), this.flushingBefore, (listener) -> listener.onAutoFlush(event));
	}

	/**
	 * A refused entity may stay in the persistence context half saved, and with it the
	 * reason.
	 */
	private <T> void saving(EventSource session, List<T> listeners, Consumer<T> call) {
		try {
			listeners.forEach(call);
		}
		catch (RuntimeException ex) {
			RuntimeException failure = this.errors.translate(ex);
			FirstFailure.note(this.dataSource, failure);
			halfSaved(session).filter((entry) -> entry.getExtraState(Refusal.class) == null)
				.forEach((entry) -> entry.addExtraState(new Refusal(failure)));
			throw ex;
		}
	}

	/**
	 * A half saved entity is refused once more, or Hibernate finds a fault of its own in
	 * it.
	 */
	private <T> void flushing(EventSource session, List<T> listeners, Consumer<T> call) {
		try {
			listeners.forEach(call);
		}
		catch (RuntimeException ex) {
			RuntimeException refusal = halfSaved(session).map((entry) -> entry.getExtraState(Refusal.class))
				.filter(Objects::nonNull)
				.findFirst()
				.map(Refusal::failure)
				.orElse(null);
			FirstFailure.note(this.dataSource, (refusal != null) ? refusal : this.errors.translate(ex));
			throw (refusal != null) ? new UnusableSessionException(refusal) : ex;
		}
	}

	private static Stream<EntityEntry> halfSaved(EventSource session) {
		return Arrays.stream(session.getPersistenceContextInternal().reentrantSafeEntityEntries())
			.map(Map.Entry::getValue)
			.filter((entry) -> entry.getStatus() == Status.SAVING);
	}

	/**
	 * Why an entity was refused.
	 */
	private record Refusal(RuntimeException failure) implements EntityEntryExtraState {

		@Override
		public void addExtraState(EntityEntryExtraState other) {
			throw new UnsupportedOperationException("A refusal is the last of the states");
		}

		@Override
		public <T extends EntityEntryExtraState> @Nullable T getExtraState(Class<T> type) {
			return type.isInstance(this) ? type.cast(this) : null;
		}

	}

}
