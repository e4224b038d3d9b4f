package io.appdb.bulk;

import java.util.List;
import java.util.Objects;

import io.appdb.session.BatchKind;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch through Hibernate on the session's connection, for mappings that are
 * more than rows of one table. Without state, shared by all threads.
 */
final class HibernateWriting {

	private static final int BATCH = 50;

	private static final int CHUNK = 1000;

	void write(BatchKind kind, EntityPersister persister, List<?> entities, SessionImplementor session) {
		Integer before = session.getJdbcBatchSize();
		session.setJdbcBatchSize(BATCH);
		try {
			for (int first = 0; first < entities.size(); first += CHUNK) {
				List<?> chunk = entities.subList(first, Math.min(first + CHUNK, entities.size()));
				switch (kind) {
					case INSERT -> persist(chunk, session);
					case UPDATE -> stateless(session, (stateless) -> stateless.updateMultiple(chunk));
					case DELETE -> delete(persister, chunk, session);
					case UPSERT -> upsert(persister, chunk, session);
				}
			}
		}
		finally {
			session.setJdbcBatchSize(before);
		}
	}

	private static void persist(List<?> entities, SessionImplementor session) {
		entities.forEach(session::persist);
		session.flush();
		entities.forEach(session::detach);
	}

	/**
	 * A deletion that cascades needs the entities in the persistence context; all others
	 * go without reading them.
	 */
	private static void delete(EntityPersister persister, List<?> entities, SessionImplementor session) {
		if (!persister.hasCascadeDelete()) {
			stateless(session, (stateless) -> stateless.deleteMultiple(entities));
			return;
		}
		for (Object entity : entities) {
			Object id = persister.getIdentifier(entity, session);
			Object loaded = session.find(persister.getMappedClass(), id);
			if (loaded == null || (persister.isVersioned()
					&& !Objects.equals(persister.getVersion(loaded), persister.getVersion(entity)))) {
				throw new StaleObjectStateException(persister.getEntityName(), id);
			}
			session.remove(loaded);
		}
		session.flush();
	}

	private static void upsert(EntityPersister persister, List<?> entities, SessionImplementor session) {
		List<?> fresh = entities.stream().filter((entity) -> isUnsaved(persister, entity, session)).toList();
		List<?> keyed = entities.stream().filter((entity) -> !isUnsaved(persister, entity, session)).toList();
		persist(fresh, session);
		if (!keyed.isEmpty()) {
			stateless(session, (stateless) -> stateless.upsertMultiple(keyed));
		}
	}

	static boolean isUnsaved(EntityPersister persister, Object entity, SessionImplementor session) {
		@Nullable Object id = persister.getIdentifier(entity, session);
		return persister.getGenerator().generatesOnInsert()
				&& Boolean.TRUE.equals(persister.getIdentifierMapping().getUnsavedStrategy().isUnsaved(id));
	}

	private static void stateless(SessionImplementor session, StatelessWork work) {
		try (StatelessSession stateless = session.statelessWithOptions().connection().open()) {
			work.run(stateless);
		}
	}

	/**
	 * Work that goes past the persistence context.
	 */
	@FunctionalInterface
	private interface StatelessWork {

		void run(StatelessSession session);

	}

}
