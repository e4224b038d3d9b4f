package io.appdb.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;

import io.appdb.session.BatchKind;
import io.appdb.engine.WholeBatchListener;
import org.hibernate.engine.internal.Versioning;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.internal.PostDeleteEventListenerStandardImpl;
import org.hibernate.event.internal.PostInsertEventListenerStandardImpl;
import org.hibernate.event.internal.PostUpdateEventListenerStandardImpl;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.service.spi.EventListenerGroups;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.generator.internal.CurrentTimestampGeneration;
import org.hibernate.generator.internal.VersionGeneration;
import org.hibernate.id.IdentifierGenerationException;
import org.hibernate.jpa.event.spi.CallbackType;
import org.hibernate.jpa.event.spi.CallbackRegistry;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What happens to each entity before and after it is written, in the order in which
 * Hibernate does it: identifier, callbacks, version, generated values, validation; then
 * the callbacks afterwards. Lives as long as a batch; one thread.
 */
final class LifeCycle {

	private static final Set<Class<?>> PRIVATE_GENERATORS = Set.of(CurrentTimestampGeneration.class,
			VersionGeneration.class);

	private final EntityPersister persister;

	private final SessionImplementor session;

	private final CallbackRegistry callbacks;

	private final EventListenerGroups listeners;

	private PrimitiveIterator.@Nullable OfLong numbers;

	LifeCycle(EntityPersister persister, SessionImplementor session) {
		this.persister = persister;
		this.session = session;
		this.callbacks = session.getFactory().getEventEngine().getCallbackRegistry();
		this.listeners = session.getFactory().getEventListenerGroups();
	}

	/**
	 * Sets the identifiers of the entities to insert, null where Hibernate's generator
	 * makes them.
	 */
	void numberedBy(PrimitiveIterator.@Nullable OfLong numbers) {
		this.numbers = numbers;
	}

	/**
	 * Whether preparing an insert asks nobody: no callback, no listener, as the one that
	 * validates, and no generator but those that read the clock or start a version. What
	 * is asked might use the connection, or refuse the entity.
	 */
	boolean isInsertPrivate() {
		Generator identifier = this.persister.getGenerator();
		return (identifier.generatedOnExecution() || this.numbers != null) && !calls(CallbackType.PRE_PERSIST)
				&& this.listeners.eventListenerGroup_PRE_INSERT.isEmpty()
				&& Arrays.stream(this.persister.getGenerators())
					.allMatch((generator) -> generator == null || PRIVATE_GENERATORS.contains(generator.getClass()));
	}

	void beforeInsert(Object entity) {
		Object id = generateIdentifier(entity);
		this.callbacks.preCreate(entity);
		Generator generator = this.persister.getGenerator();
		if (!generator.generatesOnInsert()) {
			id = this.persister.getIdentifier(entity, this.session);
			if (id == null) {
				throw new IdentifierGenerationException("Identifier of entity '" + this.persister.getEntityName()
						+ "' must be manually assigned before calling 'batchInsert()'");
			}
		}
		if (this.persister.isVersioned()) {
			seedVersion(entity);
		}
		generateValues(entity, EventType.INSERT);
		if (!this.listeners.eventListenerGroup_PRE_INSERT.isEmpty()) {
			PreInsertEvent event = new PreInsertEvent(entity, id, this.persister.getValues(entity), this.persister,
					this.session);
			this.listeners.eventListenerGroup_PRE_INSERT.fireEventOnEachListener(event,
					PreInsertEventListener::onPreInsert);
		}
	}

	/**
	 * Prepares what becomes a new row or replaces one: new values are made as for an
	 * insert, so that none is missing from a new row.
	 */
	void beforeUpsert(Object entity) {
		generateValues(entity, EventType.INSERT);
		generateValues(entity, EventType.UPDATE);
		if (!this.listeners.eventListenerGroup_PRE_UPSERT.isEmpty()) {
			PreUpsertEvent event = new PreUpsertEvent(entity, id(entity), this.persister.getValues(entity),
					this.persister, this.session);
			this.listeners.eventListenerGroup_PRE_UPSERT.fireEventOnEachListener(event,
					PreUpsertEventListener::onPreUpsert);
		}
	}

	private @Nullable Object generateIdentifier(Object entity) {
		Generator generator = this.persister.getGenerator();
		if (!generator.generatesOnInsert() || !(generator instanceof BeforeExecutionGenerator before)
				|| !generator.generatedBeforeExecution(entity, this.session)) {
			return null;
		}
		Object current = generator.allowAssignedIdentifiers() ? this.persister.getIdentifier(entity, this.session)
				: null;
		Object id = (this.numbers != null)
				? NumberIdentifier.of(this.persister.getIdentifierType().getReturnedClass(), this.numbers.nextLong())
				: before.generate(this.session, entity, current, EventType.INSERT);
		if (id == null) {
			throw new IdentifierGenerationException(
					"Null id generated for entity '" + this.persister.getEntityName() + "'");
		}
		this.persister.setIdentifier(entity, id, this.session);
		return id;
	}

	private void seedVersion(Object entity) {
		Object version = this.persister.getVersion(entity);
		if (Versioning.isNullInitialVersion(version)) {
			this.persister.setValue(entity, this.persister.getVersionPropertyIndex(),
					this.persister.getVersionGenerator().generate(this.session, entity, version, EventType.INSERT));
		}
	}

	private void generateValues(Object entity, EventType event) {
		boolean insert = event == EventType.INSERT;
		if (!(insert ? this.persister.hasPreInsertGeneratedProperties()
				: this.persister.hasPreUpdateGeneratedProperties())) {
			return;
		}
		Generator[] generators = this.persister.getGenerators();
		for (int index = 0; index < generators.length; index++) {
			if (generators[index] instanceof BeforeExecutionGenerator generator
					&& (insert ? generator.generatesOnInsert() : generator.generatesOnUpdate())
					&& generator.generatedBeforeExecution(entity, this.session)) {
				Object value = generator.generate(this.session, entity, this.persister.getValue(entity, index), event);
				this.persister.setValue(entity, index, value);
			}
		}
	}

	/**
	 * Prepares an update. The version stays as it is until the update is done.
	 */
	void beforeUpdate(Object entity, Object id) {
		this.callbacks.preUpdate(entity);
		generateValues(entity, EventType.UPDATE);
		if (!this.listeners.eventListenerGroup_PRE_UPDATE.isEmpty()) {
			PreUpdateEvent event = new PreUpdateEvent(entity, id, this.persister.getValues(entity), null,
					this.persister, this.session);
			this.listeners.eventListenerGroup_PRE_UPDATE.fireEventOnEachListener(event,
					PreUpdateEventListener::onPreUpdate);
		}
	}

	/**
	 * Returns the version that follows the one of an entity.
	 */
	Object nextVersion(Object entity) {
		return Versioning.incrementVersion(entity, this.persister.getVersion(entity), this.persister, this.session);
	}

	void beforeDelete(Object entity, Object id) {
		this.callbacks.preRemove(entity);
		if (!this.listeners.eventListenerGroup_PRE_DELETE.isEmpty()) {
			PreDeleteEvent event = new PreDeleteEvent(entity, id, this.persister.getValues(entity), this.persister,
					this.session);
			this.listeners.eventListenerGroup_PRE_DELETE.fireEventOnEachListener(event,
					PreDeleteEventListener::onPreDelete);
		}
	}

	/**
	 * Tells everybody what was written.
	 */
	void after(BatchKind kind, List<?> entities) {
		switch (kind) {
			case INSERT, UPSERT -> afterInsert(entities);
			case UPDATE -> afterUpdate(entities);
			case DELETE -> afterDelete(entities);
		}
	}

	private void afterInsert(List<?> entities) {
		if (calls(CallbackType.POST_PERSIST)) {
			entities.forEach(this.callbacks::postCreate);
		}
		List<PostInsertEventListener> others = others(this.listeners.eventListenerGroup_POST_INSERT,
				PostInsertEventListenerStandardImpl.class);
		for (Object entity : others.isEmpty() ? List.of() : entities) {
			PostInsertEvent event = new PostInsertEvent(entity, id(entity), this.persister.getValues(entity),
					this.persister, this.session);
			others.forEach((listener) -> listener.onPostInsert(event));
		}
	}

	private void afterUpdate(List<?> entities) {
		if (calls(CallbackType.POST_UPDATE)) {
			entities.forEach(this.callbacks::postUpdate);
		}
		List<PostUpdateEventListener> others = others(this.listeners.eventListenerGroup_POST_UPDATE,
				PostUpdateEventListenerStandardImpl.class);
		for (Object entity : others.isEmpty() ? List.of() : entities) {
			PostUpdateEvent event = new PostUpdateEvent(entity, id(entity), this.persister.getValues(entity), null,
					null, this.persister, this.session);
			others.forEach((listener) -> listener.onPostUpdate(event));
		}
	}

	private void afterDelete(List<?> entities) {
		if (calls(CallbackType.POST_REMOVE)) {
			entities.forEach(this.callbacks::postRemove);
		}
		List<PostDeleteEventListener> others = others(this.listeners.eventListenerGroup_POST_DELETE,
				PostDeleteEventListenerStandardImpl.class);
		for (Object entity : others.isEmpty() ? List.of() : entities) {
			PostDeleteEvent event = new PostDeleteEvent(entity, id(entity), this.persister.getValues(entity),
					this.persister, this.session);
			others.forEach((listener) -> listener.onPostDelete(event));
		}
	}

	private boolean calls(CallbackType type) {
		return this.callbacks.hasRegisteredCallbacks(this.persister.getMappedClass(), type);
	}

	private Object id(Object entity) {
		return Objects.requireNonNull(this.persister.getIdentifier(entity, this.session));
	}

	/**
	 * Hibernate's own listener only makes the callbacks, which are made here.
	 */
	private static <L> List<L> others(EventListenerGroup<L> group, Class<? extends L> standard) {
		List<L> others = new ArrayList<>();
		group.fireEventOnEachListener(others, (listener, found) -> {
			if (!(listener instanceof WholeBatchListener) && listener.getClass() != standard) {
				found.add(listener);
			}
		});
		return others;
	}

}
