package io.appdb.bulk;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.session.BatchKind;
import io.appdb.session.BatchOperations;
import org.hibernate.MappingException;
import org.hibernate.action.internal.BulkOperationCleanupAction;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Writes batches of entities: the fastest way the database has where the mapping allows
 * it, else through Hibernate with the same result. Owned by whoever builds the sessions
 * of a database; shared by all threads.
 */
public final class BulkOperations implements BatchOperations {

	private static final Logger logger = LoggerFactory.getLogger(BulkOperations.class);

	private final DatabaseType type;

	private final BatchWriter writer;

	private final SQLExceptionTranslator errors;

	/**
	 * A plan for each entity, or the reason why there can be none.
	 */
	private final Map<EntityPersister, Object> plans = new ConcurrentHashMap<>();

	private final HibernateWriting hibernate = new HibernateWriting();

	/**
	 * Creates the batch operations of a database.
	 * @param url the address of the database
	 * @param errors translates what a driver throws
	 */
	public BulkOperations(DatabaseUrl url, SQLExceptionTranslator errors) {
		this.type = url.type();
		this.errors = errors;
		this.writer = url.part(BatchWriter.class).orElseGet(OtherWriter::new);
	}

	@Override
	public void release(BatchKind kind, List<?> entities, SessionImplementor session) {
		if (kind != BatchKind.INSERT) {
			new ManagedEntities(session).releaseInstances(entities);
		}
	}

	@Override
	public BatchResult write(BatchKind kind, List<?> entities, long offset, SessionImplementor session) {
		EntityPersister persister = persister(kind, entities.get(0), session);
		try {
			BatchPositions places = BatchPositions.from(offset);
			long rows = (kind == BatchKind.UPSERT) ? upsert(persister, entities, places, session)
					: write(kind, persister, entities, places, session);
			if (kind != BatchKind.INSERT) {
				new ManagedEntities(session).releaseKeys(persister, entities);
			}
			BulkOperationCleanupAction.schedule(session, persister);
			return new BatchResult(rows, tables(persister));
		}
		catch (SQLException ex) {
			DataAccessException translated = this.errors.translate(kind.call(),
					"insert into " + persister.getTableName(), ex);
			throw (translated != null) ? translated : new UncategorizedSQLException(kind.call(), null, ex);
		}
	}

	private static EntityPersister persister(BatchKind kind, Object entity, SessionImplementor session) {
		try {
			return session.getEntityPersister(null, entity);
		}
		catch (MappingException ex) {
			throw new IllegalArgumentException(
					kind.call() + ": " + entity.getClass().getName() + " is not an entity of this database", ex);
		}
	}

	/**
	 * What has no identifier yet has no row that it could be written over.
	 */
	private long upsert(EntityPersister persister, List<?> entities, BatchPositions places, SessionImplementor session)
			throws SQLException {
		Map<Boolean, List<Integer>> unsaved = IntStream.range(0, entities.size())
			.boxed()
			.collect(Collectors.partitioningBy((index) -> isUnsaved(persister, entities.get(index), session)));
		long rows = 0;
		for (Map.Entry<Boolean, List<Integer>> part : unsaved.entrySet()) {
			List<Integer> indexes = part.getValue();
			if (!indexes.isEmpty()) {
				BatchKind kind = part.getKey() ? BatchKind.INSERT : BatchKind.UPSERT;
				rows += write(kind, persister, indexes.stream().map(entities::get).toList(), places.only(indexes),
						session);
			}
		}
		return rows;
	}

	private static boolean isUnsaved(EntityPersister persister, Object entity, SessionImplementor session) {
		Object id = persister.getIdentifier(entity, session);
		return persister.getGenerator().generatesOnInsert()
				&& Boolean.TRUE.equals(persister.getIdentifierMapping().getUnsavedStrategy().isUnsaved(id));
	}

	private long write(BatchKind kind, EntityPersister persister, List<?> entities, BatchPositions places,
			SessionImplementor session) throws SQLException {
		Object plan = this.plans.computeIfAbsent(persister, PlanReader::read);
		if (plan instanceof EntityPlan entityPlan) {
			boolean keyed = kind != BatchKind.INSERT || !persister.getGenerator().generatedOnExecution();
			Batch batch = new Batch(entityPlan, session, entities, places, keyed);
			String fallbackReason = fallbackReason(kind, batch);
			return (fallbackReason == null) ? fast(kind, batch)
					: throughHibernate(kind, persister, entities, session, fallbackReason);
		}
		return throughHibernate(kind, persister, entities, session, (String) plan);
	}

	/**
	 * Returns why a batch cannot be written the fast way, null when it can.
	 */
	private @Nullable String fallbackReason(BatchKind kind, Batch batch) throws SQLException {
		String fallbackReason = batch.plan().fallbackReason(kind);
		if (fallbackReason == null && (kind == BatchKind.INSERT || kind == BatchKind.UPSERT)) {
			fallbackReason = Dependents.of(batch.plan().persister()).in(batch.entities());
		}
		return (fallbackReason != null) ? fallbackReason : this.writer.fallbackReason(batch, kind);
	}

	private long fast(BatchKind kind, Batch batch) throws SQLException {
		if (logger.isDebugEnabled()) {
			log(kind, batch.plan().persister(), batch.entities(), "by " + this.writer.means(batch, kind));
		}
		new BatchRun(this.writer, kind).run(batch);
		return batch.written();
	}

	/**
	 * Hibernate expects a row for each entity and fails when one is skipped.
	 */
	private long throughHibernate(BatchKind kind, EntityPersister persister, List<?> entities,
			SessionImplementor session, String reason) {
		log(kind, persister, entities, "through Hibernate, because " + reason);
		this.hibernate.write(kind, persister, entities, session);
		return entities.size();
	}

	private void log(BatchKind kind, EntityPersister persister, List<?> entities, String way) {
		if (logger.isDebugEnabled()) {
			logger.debug("{} of {} {} to {} {}", kind.call(), entities.size(),
					persister.getMappedClass().getSimpleName(), this.type.displayName(), way);
		}
	}

	private static Set<String> tables(EntityPersister persister) {
		return Set.of((String[]) persister.getQuerySpaces());
	}

}
