package io.appdb.session.cache;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.Filter;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.graph.EntityGraphs;
import org.hibernate.graph.GraphSemantic;
import org.hibernate.graph.spi.AppliedGraph;
import org.hibernate.graph.spi.RootGraphImplementor;
import org.hibernate.query.ResultListTransformer;
import org.hibernate.query.TupleTransformer;
import org.hibernate.query.spi.QueryOptions;
import org.jspecify.annotations.Nullable;

/**
 * What most queries leave alone and what changes a result all the same.
 *
 * @param readOnly whether the objects are read-only
 * @param rows changes each row
 * @param list changes the list
 * @param databaseHints hints for the database
 * @param profiles fetch profiles of the session, and those a query switches on and off
 * @param graph the entity graph
 * @param filters names of the enabled filters; their values are among the parameters
 * @param asOf the time a session looks at
 */
record QueryVariation(@Nullable Boolean readOnly, @Nullable TupleTransformer<?> rows,
		@Nullable ResultListTransformer<?> list, List<String> databaseHints, List<Set<String>> profiles,
		@Nullable Graph graph, Set<String> filters, @Nullable Object asOf) {

	private static final QueryVariation NONE = new QueryVariation(null, null, null, List.of(), List.of(), null,
			Set.of(), null);

	static QueryVariation of(QueryOptions options, LoadQueryInfluencers influencers) {
		Graph graph = Graph.of(options.getAppliedGraph());
		List<String> hints = options.getDatabaseHints();
		boolean plain = options.isReadOnly() == null && options.getTupleTransformer() == null
				&& options.getResultListTransformer() == null && (hints == null || hints.isEmpty()) && graph == null
				&& !influencers.hasEnabledFilters() && influencers.getTemporalIdentifier() == null
				&& !influencers.hasEnabledFetchProfiles() && isEmpty(options.getEnabledFetchProfiles())
				&& isEmpty(options.getDisabledFetchProfiles());
		if (plain) {
			return NONE;
		}
		return new QueryVariation(options.isReadOnly(), options.getTupleTransformer(),
				options.getResultListTransformer(), (hints != null) ? List.copyOf(hints) : List.of(),
				List.of(copy(influencers.getEnabledFetchProfileNames()), copy(options.getEnabledFetchProfiles()),
						copy(options.getDisabledFetchProfiles())),
				graph, enabled(influencers.getEnabledFilters()), influencers.getTemporalIdentifier());
	}

	private static boolean isEmpty(@Nullable Set<String> names) {
		return names == null || names.isEmpty();
	}

	private static Set<String> copy(@Nullable Set<String> names) {
		return (names != null) ? Set.copyOf(names) : Set.of();
	}

	private static Set<String> enabled(Map<String, Filter> filters) {
		return Set.copyOf(filters.keySet());
	}

	/**
	 * A copy of an entity graph, compared node by node.
	 *
	 * @param graph the copy
	 * @param semantic whether it is a fetch or a load graph
	 */
	record Graph(RootGraphImplementor<?> graph, @Nullable GraphSemantic semantic) {

		static @Nullable Graph of(@Nullable AppliedGraph applied) {
			RootGraphImplementor<?> graph = (applied != null) ? applied.getGraph() : null;
			return (applied != null && graph != null) ? new Graph(graph.makeCopy(false), applied.getSemantic()) : null;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Graph that && this.semantic == that.semantic
					&& this.graph.getGraphedType() == that.graph.getGraphedType() && areEqual(this.graph, that.graph);
		}

		@SuppressWarnings("unchecked")
		private static boolean areEqual(RootGraphImplementor<?> one, RootGraphImplementor<?> other) {
			return EntityGraphs.areEqual((RootGraphImplementor<Object>) one, (RootGraphImplementor<Object>) other);
		}

		@Override
		public int hashCode() {
			return this.graph.getGraphedType().hashCode();
		}

	}

}
