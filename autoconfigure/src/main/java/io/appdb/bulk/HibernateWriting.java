package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.appdb.session.BatchKind;
import org.hibernate.HibernateException;
import org.hibernate.JDBCException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StaleStateException;
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
		List<@Nullable Object> versions = versions(persister, entities);
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
		catch (RuntimeException ex) {
			for (int index = 0; index < versions.size(); index++) {
				persister.setValue(entities.get(index), persister.getVersionPropertyIndex(), versions.get(index));
			}
			throw ex;
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
		List<@Nullable Object> versions = versions(persister, entities);
		try {
			stateless(session, (stateless) -> stateless.upsertMultiple(entities));
		}
		catch (StaleStateException | JDBCException ex) {
			refuseStale(persister, entities, versions, session, ex);
			throw ex;
		}
	}

	/**
	 * The versions before they are written.
	 */
	private static List<@Nullable Object> versions(EntityPersister persister, List<?> entities) {
		List<@Nullable Object> versions = new ArrayList<>();
		for (Object entity : persister.isVersioned() ? entities : List.of()) {
			versions.add(persister.getVersion(entity));
		}
		return versions;
	}

	/**
	 * Where an upsert is an update and then an insert, a stale version looks like a row
	 * that exists already, and both like each other.
	 */
	private static void refuseStale(EntityPersister persister, List<?> entities, List<@Nullable Object> versions,
			SessionImplementor session, HibernateException failure) {
		for (int index = 0; index < versions.size(); index++) {
			Object id = persister.getIdentifier(entities.get(index), session);
			Object version = currentVersion(persister, id, session);
			if (version != null && !version.equals(versions.get(index))) {
				StaleObjectStateException stale = new StaleObjectStateException(persister.getEntityName(), id);
				stale.addSuppressed(failure);
				throw stale;
			}
		}
	}

	/**
	 * After a failure PostgreSQL answers no more.
	 */
	private static @Nullable Object currentVersion(EntityPersister persister, Object id, SessionImplementor session) {
		try {
			return persister.getCurrentVersion(id, session);
		}
		catch (JDBCException ex) {
			return null;
		}
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
