package io.appdb.bulk;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.appdb.session.BatchKind;
import org.hibernate.engine.OptimisticLockStyle;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.IdentityGenerator;
import org.hibernate.internal.EmptyInterceptor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.hibernate.persister.entity.mutation.EntityTableMapping;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.MutationOperationGroup;
import org.hibernate.sql.model.PreparableMutationOperation;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the mapping how an entity becomes a row, and why it may not be written that
 * way. Lives as long as a plan is built; one thread.
 */
final class PlanReader {

	private final SingleTableEntityPersister persister;

	private final PlanRow row;

	private final Map<BatchKind, String> detours = new EnumMap<>(BatchKind.class);

	private PlanReader(SingleTableEntityPersister persister) {
		this.persister = persister;
		this.row = new PlanRow(persister);
	}

	/**
	 * Reads the plan of an entity.
	 * @return the plan, or the reason why there can be none
	 */
	static Object read(EntityPersister persister) {
		if (!(persister instanceof SingleTableEntityPersister single)) {
			return "its inheritance uses several tables";
		}
		if (single.getTableSpan() > 1) {
			return "it has secondary tables";
		}
		return new PlanReader(single).plan();
	}

	private Object plan() {
		EntityTableMapping table = this.persister.getIdentifierTableMapping();
		String never = never(this.persister, table);
		if (never != null) {
			return never;
		}
		noteFallback(BatchKind.INSERT, insert());
		noteFallback(BatchKind.UPDATE, update());
		noteFallback(BatchKind.DELETE, delete());
		noteFallback(BatchKind.UPSERT, upsert());
		return new EntityPlan(this.persister, table.getTableName(), this.row, this.detours);
	}

	private void noteFallback(BatchKind kind, @Nullable String reason) {
		if (reason != null) {
			this.detours.put(kind, reason);
		}
	}

	private static @Nullable String never(EntityPersister persister, EntityTableMapping table) {
		SessionFactoryImplementor factory = persister.getFactory();
		if (factory.getSessionFactoryOptions().getInterceptor() != EmptyInterceptor.INSTANCE) {
			return "the session has an interceptor";
		}
		if (table.getInsertCustomSql() != null || table.getUpdateCustomSql() != null
				|| table.getDeleteCustomSql() != null) {
			return "it has SQL of its own";
		}
		if (persister.getSoftDeleteMapping() != null || persister.getTemporalMapping() != null
				|| persister.getAuditMapping() != null) {
			return "its rows are kept after they are deleted or changed";
		}
		return persister.hasPartitionedSelectionMapping() ? "it has a partition key" : null;
	}

	private @Nullable String insert() {
		if (this.persister.isDynamicInsert()) {
			return "@DynamicInsert leaves columns to their defaults";
		}
		Generator generator = this.persister.getGenerator();
		if (generator.generatedOnExecution()
				&& (!(generator instanceof IdentityGenerator) || this.row.keyCount() != 1)) {
			return "its identifier is made by the database";
		}
		if (this.persister.isVersionPropertyGenerated()) {
			return "its version is made by the database";
		}
		String generated = generatedBy(Generator::generatesOnInsert);
		return (generated != null) ? generated : unlikeHibernate();
	}

	private @Nullable String update() {
		if (!this.persister.isMutable()) {
			return "it is immutable";
		}
		if (this.persister.hasOwnedCollections()) {
			return "it has collections of its own";
		}
		if (this.persister.hasLazyProperties()) {
			return "it has lazy attributes";
		}
		String generated = generatedBy(Generator::generatesOnUpdate);
		return (generated != null) ? generated : locking();
	}

	private @Nullable String delete() {
		if (this.persister.hasOwnedCollections()) {
			return "it has collections of its own";
		}
		return this.persister.hasCascadeDelete() ? "its deletion cascades" : locking();
	}

	private @Nullable String upsert() {
		if (this.persister.isVersioned()) {
			return "it has a version";
		}
		String insert = this.detours.get(BatchKind.INSERT);
		return (insert != null) ? insert : this.detours.get(BatchKind.UPDATE);
	}

	private @Nullable String locking() {
		OptimisticLockStyle style = this.persister.optimisticLockStyle();
		if (style.isAllOrDirty()) {
			return "its rows are compared as a whole";
		}
		return this.persister.isVersionPropertyGenerated() ? "its version is made by the database" : null;
	}

	private @Nullable String generatedBy(Predicate<Generator> when) {
		Generator[] generators = this.persister.getGenerators();
		return IntStream.range(0, generators.length)
			.filter((index) -> generators[index] != null && generators[index].generatedOnExecution()
					&& when.test(generators[index]))
			.mapToObj((index) -> "'" + this.persister.getPropertyNames()[index] + "' is made by the database")
			.findFirst()
			.orElse(null);
	}

	/**
	 * A plan that would write other columns than Hibernate does is not trusted.
	 */
	private @Nullable String unlikeHibernate() {
		MutationOperationGroup group = this.persister.getInsertCoordinator().getStaticMutationOperationGroup();
		if (group == null || group.getNumberOfOperations() != 1) {
			return "its insert takes several statements";
		}
		MutationOperation operation = group.getOperation(0);
		if (!(operation instanceof PreparableMutationOperation preparable)) {
			return "its insert is no plain statement";
		}
		Set<String> planned = new HashSet<>(List.of(names()));
		String sql = preparable.getSqlString();
		Set<String> written = Arrays.stream(sql.substring(sql.indexOf('(') + 1, sql.indexOf(')')).split(","))
			.map(String::strip)
			.collect(Collectors.toCollection(HashSet::new));
		if (this.persister.getGenerator().generatedOnExecution()) {
			String key = this.row.columns().get(0).name();
			planned.remove(key);
			written.remove(key);
		}
		return planned.equals(written) ? null : "its columns are not known: " + sql;
	}

	private String[] names() {
		return this.row.columns()
			.stream()
			.filter(BatchColumn::insertable)
			.map(BatchColumn::name)
			.distinct()
			.toArray(String[]::new);
	}

}
