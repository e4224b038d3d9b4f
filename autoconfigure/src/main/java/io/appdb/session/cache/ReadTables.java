package io.appdb.session.cache;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.spi.CacheabilityInfluencers;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which tables a query reads: it is translated to SQL once more, and Hibernate
 * says it. The answer is kept for each query string. One per database, shared by all
 * threads.
 */
final class ReadTables {

	private static final int MOST_STRINGS = 2048;

	private static final String SQL_FUNCTION = "sql(";

	private final SessionFactoryImplementor factory;

	private final Map<Object, Optional<Set<String>>> known = new ConcurrentHashMap<>();

	private final Set<String> mapped = new HashSet<>();

	ReadTables(SessionFactoryImplementor factory) {
		this.factory = factory;
		factory.getMappingMetamodel().forEachEntityDescriptor((entity) -> addAll(entity.getQuerySpaces()));
		factory.getMappingMetamodel()
			.forEachCollectionDescriptor((collection) -> addAll(collection.getCollectionSpaces()));
	}

	private void addAll(Object[] tables) {
		for (Object table : tables) {
			this.mapped.add((String) table);
		}
	}

	/**
	 * Returns the tables, or {@code null} when they are not known: any write may then
	 * change the result.
	 */
	@Nullable Set<String> of(CacheabilityInfluencers query, DomainQueryExecutionContext execution) {
		if (!(query.getQueryStringCacheKey() instanceof String text)) {
			return translated(query, execution).orElse(null);
		}
		Optional<Set<String>> tables = this.known.get(text);
		if (tables == null) {
			tables = translated(query, execution);
			if (this.known.size() >= MOST_STRINGS) {
				this.known.clear();
			}
			this.known.put(text, tables);
		}
		return tables.orElse(null);
	}

	/**
	 * A query that cannot be translated here, because it is for several entities or
	 * wrong, says so itself when it runs.
	 */
	private Optional<Set<String>> translated(CacheabilityInfluencers query, DomainQueryExecutionContext execution) {
		if (query.getSqmStatement() instanceof SqmSelectStatement<?> statement
				&& !statement.toHqlString().toLowerCase(Locale.ROOT).contains(SQL_FUNCTION)) {
			try {
				Set<String> tables = translate(statement, query, execution);
				return this.mapped.containsAll(tables) ? Optional.of(Set.copyOf(tables)) : Optional.empty();
			}
			catch (RuntimeException ex) {
				return Optional.empty();
			}
		}
		return Optional.empty();
	}

	private Set<String> translate(SqmSelectStatement<?> statement, CacheabilityInfluencers query,
			DomainQueryExecutionContext execution) {
		SelectStatement select = this.factory.getQueryEngine()
			.getSqmTranslatorFactory()
			.createSelectTranslator(statement, QueryOptions.NONE, DomainParameterXref.from(statement),
					execution.getQueryParameterBindings(), query.getLoadQueryInfluencers(),
					this.factory.getSqlTranslationEngine(), true)
			.translate()
			.getSqlAst();
		return this.factory.getJdbcServices()
			.getJdbcEnvironment()
			.getSqlAstTranslatorFactory()
			.buildSelectTranslator(this.factory, select)
			.translate(null, QueryOptions.NONE)
			.getAffectedTableNames();
	}

}
