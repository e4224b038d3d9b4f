package io.appdb.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import org.hibernate.CacheMode;
import org.hibernate.FlushMode;
import org.hibernate.graph.GraphSemantic;
import org.hibernate.graph.RootGraph;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.query.SelectionQuery;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The query cache of a session: what is a hit, what drops a result, and that a hit is
 * never older than what the query itself would read.
 */
class QueryCacheTests {

	private static final String BY_NAME = "from Author a where a.name like :name order by a.name";

	@EachDatabase
	void hitCostsNoRoundTripAndGivesTheSameObjects(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			List<Author> first = db.queryCache().list(byName(db, "L%"));
			library.checkouts().since();
			List<Author> second = db.queryCache().list(byName(db, "L%"));
			assertThat(library.checkouts().since()).isZero();
			assertThat(second).containsExactlyElementsOf(first);
			assertThat(first).isUnmodifiable();
			assertThat(second).isUnmodifiable();
			assertThat(db.queryCache().statistics()).isEqualTo(new QueryCacheStatistics(1, 1, 0, 1));
		}
	}

	@EachDatabase
	void rowsAreCachedAndUnmodifiable(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			String sql = "select name from author where name = ?";
			List<Map<String, Object>> rows = db.queryCache().rows(sql, "Lem");
			library.checkouts().since();
			assertThat(db.queryCache().rows(sql, "Lem")).isSameAs(rows).isUnmodifiable();
			assertThat(rows.get(0)).isUnmodifiable();
			assertThat(library.checkouts().since()).isZero();
			assertThat(db.queryCache().rows(sql, "Butler")).isEmpty();
			assertThat(db.queryCache().rows("select name from author where name =  ?", "Lem")).hasSize(1);
			assertThat(db.queryCache().statistics()).isEqualTo(new QueryCacheStatistics(1, 3, 0, 3));
		}
	}

	@EachDatabase
	void keyTellsApartWhatChangesTheResult(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem", "Solaris", "Fiasco");
			library.add("Butler", "Kindred");
			QueryCache cache = db.queryCache();
			String names = "select a.name from Author a";
			assertThat(cache.list(db.createSelectionQuery(names + " order by a.name", String.class)))
				.containsExactly("Butler", "Lem");
			assertThat(cache.list(db.createSelectionQuery(names + " order by a.name desc", String.class)))
				.containsExactly("Lem", "Butler");
			assertThat(cache.list(db.createSelectionQuery(names + " order by a.name", String.class).setMaxResults(1)))
				.containsExactly("Butler");
			assertThat(cache.list(db.createSelectionQuery(names + " order by a.name", String.class).setFirstResult(1)))
				.containsExactly("Lem");
			assertThat(cache.list(db.createSelectionQuery(names + " order by a.name", Object[].class)))
				.containsExactly(new Object[] { "Butler" }, new Object[] { "Lem" });
			assertThat(
					cache.list(db.createSelectionQuery("from Author a where a.id = 1 or a.name in :names", Author.class)
						.setParameterList("names", List.of("Lem", "Butler"))))
				.hasSize(2);
			assertThat(
					cache.list(db.createSelectionQuery("from Author a where a.id = 1 or a.name in :names", Author.class)
						.setParameterList("names", List.of("Butler"))))
				.extracting(Author::getName)
				.contains("Butler");
			assertThat(cache.statistics()).isEqualTo(new QueryCacheStatistics(0, 7, 0, 7));
		}
	}

	@EachDatabase
	void valuesOfSeveralListsAreToldApart(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem", "A", "B", "C");
			String hql = "select b.title from Book b where b.title in :some and b.title not in :others "
					+ "order by b.title";
			List<String> two = db.queryCache()
				.list(db.createSelectionQuery(hql, String.class)
					.setParameterList("some", List.of("A", "B"))
					.setParameterList("others", List.of("C")));
			List<String> one = db.queryCache()
				.list(db.createSelectionQuery(hql, String.class)
					.setParameterList("some", List.of("A"))
					.setParameterList("others", List.of("B", "C")));
			assertThat(two).containsExactly("A", "B");
			assertThat(one).containsExactly("A");
		}
	}

	@EachDatabase
	void transformersGraphsAndReadOnlyArePartOfTheKey(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem", "Solaris");
			QueryCache cache = db.queryCache();
			RootGraph<Author> graph = db.createEntityGraph(Author.class);
			graph.addAttributeNode("books");
			cache.list(byName(db, "L%"));
			cache.list(byName(db, "L%").setReadOnly(true));
			cache.list(byName(db, "L%").setEntityGraph(graph, GraphSemantic.FETCH));
			assertThat(cache.statistics().misses()).isEqualTo(3);
			RootGraph<Author> same = db.createEntityGraph(Author.class);
			same.addAttributeNode("books");
			cache.list(byName(db, "L%").setEntityGraph(same, GraphSemantic.FETCH));
			assertThat(cache.statistics().hits()).isOne();
			RootGraph<Author> empty = db.createEntityGraph(Author.class);
			cache.list(byName(db, "L%").setEntityGraph(empty, GraphSemantic.FETCH));
			assertThat(cache.statistics().hits()).isOne();
			List<String> upper = cache.list(db.createQuery("select a.name from Author a", String.class)
				.setTupleTransformer((tuple, aliases) -> tuple[0].toString().toUpperCase(Locale.ROOT)));
			assertThat(upper).containsExactly("LEM");
			assertThat(cache.list(db.createQuery("select a.name from Author a", String.class))).containsExactly("Lem");
		}
	}

	@EachDatabase
	void criteriaAreComparedByWhatTheySay(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			library.add("Butler");
			assertThat(db.queryCache().list(criteria(db, "Lem"))).extracting(Author::getName).containsExactly("Lem");
			library.checkouts().since();
			assertThat(db.queryCache().list(criteria(db, "Lem"))).hasSize(1);
			assertThat(library.checkouts().since()).isZero();
			assertThat(db.queryCache().list(criteria(db, "Butler"))).extracting(Author::getName)
				.containsExactly("Butler");
			assertThat(db.queryCache().statistics().hits()).isOne();
		}
	}

	@EachDatabase
	void nativeQueriesAreCachedUnlessTheirRowsAreReadInAnotherWay(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			String sql = "select * from author where name = :name";
			db.queryCache().list(db.createNativeQuery(sql, Author.class).setParameter("name", "Lem"));
			library.checkouts().since();
			assertThat(db.queryCache().list(db.createNativeQuery(sql, Author.class).setParameter("name", "Lem")))
				.extracting(Author::getName)
				.containsExactly("Lem");
			assertThat(library.checkouts().since()).isZero();
			assertThat(db.queryCache().list(db.createNativeQuery(sql, Author.class).setParameter("name", "Butler")))
				.isEmpty();
			assertThat(db.queryCache()
				.list(db.createNativeQuery("select name from author", String.class).addScalar("name", String.class)))
				.containsExactly("Lem");
			assertThat(db.queryCache().statistics()).isEqualTo(new QueryCacheStatistics(1, 2, 0, 2));
		}
	}

	@EachDatabase
	void lockingQueriesBypass(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			db.begin();
			for (int call = 0; call < 2; call++) {
				assertThat(db.queryCache().list(byName(db, "L%").setLockMode(LockModeType.PESSIMISTIC_WRITE)))
					.hasSize(1);
				assertThat(db.queryCache()
					.list(db.createQuery(BY_NAME, Author.class)
						.setParameter("name", "L%")
						.setCacheMode(CacheMode.REFRESH)))
					.hasSize(1);
			}
			db.rollback();
			assertThat(db.queryCache().statistics()).isEqualTo(QueryCacheStatistics.NONE);
		}
	}

	@EachDatabase
	void leastRecentlyUsedGoesFirst(TestDatabase database) {
		SessionSettings settings = SessionSettings.defaults().withQueryCache(new QueryCacheSettings(true, 2));
		try (Library library = Library.on(database, settings); DbSession db = library.sessions().openSession()) {
			db.queryCache().list(byName(db, "A"));
			db.queryCache().list(byName(db, "B"));
			db.queryCache().list(byName(db, "A"));
			db.queryCache().list(byName(db, "C"));
			assertThat(db.queryCache().statistics()).isEqualTo(new QueryCacheStatistics(1, 3, 1, 2));
			db.queryCache().list(byName(db, "A"));
			assertThat(db.queryCache().statistics().hits()).isEqualTo(2);
			db.queryCache().list(byName(db, "B"));
			assertThat(db.queryCache().statistics()).isEqualTo(new QueryCacheStatistics(2, 4, 2, 2));
		}
	}

	@EachDatabase
	void switchedOffEachCallRunsItsQuery(TestDatabase database) {
		SessionSettings settings = SessionSettings.defaults().withQueryCache(new QueryCacheSettings(false, 1));
		try (Library library = Library.on(database, settings); DbSession db = library.sessions().openSession()) {
			db.queryCache().list(byName(db, "L%"));
			library.add("Lem");
			assertThat(db.queryCache().list(byName(db, "L%"))).hasSize(1).isUnmodifiable();
			assertThat(db.queryCache().rows("select name from author")).hasSize(1);
			db.queryCache().clear();
			assertThat(db.queryCache().statistics()).isEqualTo(QueryCacheStatistics.NONE);
		}
	}

	@EachDatabase
	void clearDropsEverythingAndKeepsTheFigures(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.queryCache().list(byName(db, "L%"));
			db.queryCache().rows("select name from author");
			library.add("Lem");
			assertThat(db.queryCache().list(byName(db, "L%"))).isEmpty();
			db.queryCache().clear();
			assertThat(db.queryCache().statistics()).isEqualTo(new QueryCacheStatistics(1, 2, 0, 0));
			assertThat(db.queryCache().list(byName(db, "L%"))).hasSize(1);
			assertThat(db.queryCache().rows("select name from author")).hasSize(1);
		}
	}

	@EachDatabase
	void isEmptyInAnotherSession(TestDatabase database) {
		try (Library library = Library.on(database);
				DbSession db = library.sessions().openSession();
				DbSession other = library.sessions().openSession()) {
			db.queryCache().list(byName(db, "L%"));
			library.add("Lem");
			assertThat(other.queryCache().list(byName(other, "L%"))).hasSize(1);
			assertThatIllegalArgumentException().isThrownBy(() -> other.queryCache().list(byName(db, "L%")))
				.withMessageContaining("queryCache().list()");
		}
	}

	@EachDatabase
	void errorsAreThoseOfTheQuery(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			SelectionQuery<Author> unbound = db.createSelectionQuery(BY_NAME, Author.class);
			Class<? extends Throwable> type = catchType(unbound::getResultList);
			assertThatExceptionOfType(type).isThrownBy(() -> db.queryCache().list(unbound));
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> db.queryCache().rows("select nothing from nowhere"));
			assertThat(db.queryCache().statistics().entries()).isZero();
		}
		try (Library library = Library.on(database)) {
			DbSession closed = library.sessions().openSession();
			QueryCache cache = closed.queryCache();
			closed.close();
			assertThatIllegalStateException().isThrownBy(closed::queryCache);
			assertThatIllegalStateException().isThrownBy(() -> cache.rows("select 1"));
		}
	}

	@EachDatabase
	void cacheGoesWithItsSession(TestDatabase database) {
		try (Library library = Library.on(database)) {
			try (DbSession db = library.sessions().openSession()) {
				db.queryCache().list(byName(db, "L%"));
				assertThat(library.sessions().remembered()).isOne();
			}
			library.sessions().runInTransaction((db) -> db.queryCache().list(byName(db, "L%")));
			assertThat(library.sessions().remembered()).isZero();
		}
	}

	@EachDatabase
	void isSharedWithTransactionsOfSpring(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			library.transaction().executeWithoutResult((status) -> {
				DbSession db = library.sessions().currentSession(false);
				db.queryCache().list(byName(db, "%"));
				db.queryCache().list(byName(db, "%"));
				assertThat(db.queryCache().statistics()).isEqualTo(new QueryCacheStatistics(1, 1, 0, 1));
			});
			assertThat(library.sessions().remembered()).isZero();
		}
	}

	@EachDatabase
	void queryMayRunOthersWhileItIsRead(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			library.add("Butler");
			List<Integer> sizes = new ArrayList<>();
			List<String> names = db.queryCache()
				.list(db.createQuery("select a.name from Author a order by a.name", String.class)
					.setResultListTransformer((rows) -> {
						sizes.add(db.queryCache().list(byName(db, "%")).size());
						sizes.add(db.queryCache().list(byName(db, "%")).size());
						return rows;
					}));
			assertThat(names).containsExactly("Butler", "Lem");
			assertThat(sizes).containsExactly(2, 2);
			assertThat(db.queryCache().statistics()).isEqualTo(new QueryCacheStatistics(1, 2, 0, 2));
		}
	}

	@EachDatabase
	void resultIsNotKeptWhenItsTableIsWrittenMeanwhile(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			db.begin();
			String hql = "select a.name from Author a order by a.name";
			List<String> before = db.queryCache()
				.list(db.createQuery(hql, String.class).setResultListTransformer((rows) -> {
					db.execute("insert into author (name) values ('Butler')");
					db.queryCache().list(byName(db, "%"));
					return rows;
				}));
			assertThat(before).containsExactly("Lem");
			assertThat(db.queryCache().statistics().entries()).isOne();
			db.rollback();
		}
	}

	@EachDatabase
	void flushModeOfTheQueryDecidesWhetherPendingChangesCount(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			db.begin();
			assertThat(db.queryCache().list(byName(db, "%"))).hasSize(1);
			Author lem = db.queryCache().list(byName(db, "%")).get(0);
			lem.name = "Stanislaw Lem";
			SelectionQuery<String> late = db.createSelectionQuery("select a.name from Author a", String.class);
			late.setHint(HibernateHints.HINT_FLUSH_MODE, FlushMode.COMMIT);
			assertThat(db.queryCache().list(late)).containsExactly("Lem");
			assertThat(db.queryCache().list(late)).containsExactly("Lem");
			SelectionQuery<String> now = db.createSelectionQuery("select a.name from Author a", String.class);
			assertThat(db.queryCache().list(now)).containsExactly("Stanislaw Lem");
			db.rollback();
		}
	}

	private static Class<? extends Throwable> catchType(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException ex) {
			return ex.getClass();
		}
		throw new AssertionError("nothing was thrown");
	}

	private static SelectionQuery<Author> byName(DbSession db, String name) {
		return db.createSelectionQuery(BY_NAME, Author.class).setParameter("name", name);
	}

	private static SelectionQuery<Author> criteria(DbSession db, String name) {
		CriteriaBuilder builder = db.getCriteriaBuilder();
		CriteriaQuery<Author> criteria = builder.createQuery(Author.class);
		Root<Author> author = criteria.from(Author.class);
		criteria.where(builder.equal(author.get("name"), name));
		return db.createQuery(criteria);
	}

}
