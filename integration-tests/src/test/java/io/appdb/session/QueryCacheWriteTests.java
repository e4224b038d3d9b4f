package io.appdb.session;

import java.io.IOException;
import java.sql.Connection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.appdb.session.Depot.Crate;
import io.appdb.session.Depot.Item;
import io.appdb.session.Depot.Label;
import io.appdb.session.Depot.Note;
import io.appdb.session.Depot.Shelf;
import io.appdb.session.Depot.Size;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import org.hibernate.FlushMode;
import org.hibernate.query.SelectionQuery;

import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What drops a result of the query cache: each way a session can write, and nothing else.
 */
class QueryCacheWriteTests {

	private static final String ITEMS = "from Item";

	private static final String LABELS = "from Label";

	private static final String SQL = "select id from label";

	@EachDatabase
	void flushWithChangesDropsTheTablesItWrites(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			db.begin();
			expectItemsAndSqlDropped(db, (session) -> {
				session.persist(Crate.of(3, 30));
				session.flush();
			});
			expectItemsAndSqlDropped(db, (session) -> {
				session.find(Crate.class, 1).width = 7;
				session.flush();
			});
			expectItemsAndSqlDropped(db, (session) -> {
				session.remove(session.find(Crate.class, 3));
				session.flush();
			});
			expectItemsAndSqlDropped(db, (session) -> {
				session.persist(Crate.of(4, 40));
				session.commit();
			});
			db.begin();
			expectKept(db, DbSession::flush);
			db.rollback();
		}
	}

	@EachDatabase
	void batchesDropTheTablesTheyWrite(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			db.begin();
			Crate crate = Crate.of(3, 30);
			expectItemsAndSqlDropped(db, (session) -> session.batchInsert(List.of(crate)));
			expectItemsAndSqlDropped(db, (session) -> session.batchUpdate(List.of(crate)));
			expectItemsAndSqlDropped(db, (session) -> session.batchUpsert(List.of(Crate.of(5, 50))));
			expectItemsAndSqlDropped(db, (session) -> session.batchDelete(List.of(crate)));
			db.rollback();
		}
	}

	@EachDatabase
	void changesOfCollectionsDropTheirTable(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			db.begin();
			Item item = db.find(Item.class, 1);
			List<String> marks = db.queryCache().list(marks(db));
			assertThat(marks).isEmpty();
			item.marks.add("fragile");
			assertThat(db.queryCache().list(marks(db))).containsExactly("fragile");
			item.marks.add("wet");
			assertThat(db.queryCache().list(marks(db))).hasSize(2);
			item.marks.clear();
			assertThat(db.queryCache().list(marks(db))).isEmpty();
			String labelled = "select l.id from Item i join i.labels l";
			assertThat(db.queryCache().list(db.createSelectionQuery(labelled, Integer.class))).isEmpty();
			item.labels.add(db.find(Label.class, 1));
			assertThat(db.queryCache().list(db.createSelectionQuery(labelled, Integer.class))).containsExactly(1);
			db.rollback();
		}
	}

	@EachDatabase
	void mutationQueriesDropTheTablesTheyWrite(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			db.begin();
			expectItemsAndSqlDropped(db,
					(session) -> session.createMutationQuery("update Item i set i.weight = i.weight + 1")
						.executeUpdate());
			expectItemsAndSqlDropped(db,
					(session) -> session.createMutationQuery("update Crate c set c.width = 5").executeUpdate());
			expectItemsAndSqlDropped(db,
					(session) -> session.createMutationQuery("update Crate c set c.width = 5, c.weight = 9")
						.executeUpdate());
			expectItemsAndSqlDropped(db, (session) -> session.createMutationQuery("delete Barrel").executeUpdate());
			expectItemsAndSqlDropped(db,
					(session) -> session.createMutationQuery("delete Crate where id = 77").executeUpdate());
			assertThat(ids(db, LABELS)).hasSize(1);
			db.createMutationQuery("insert into Label (id) values (5)").executeUpdate();
			assertThat(ids(db, LABELS)).hasSize(2);
			db.createMutationQuery("insert into Label (id) select l.id + 10 from Label l").executeUpdate();
			assertThat(ids(db, LABELS)).hasSize(4);
			db.createMutationQuery("delete Label l where l.id > 1").executeUpdate();
			assertThat(ids(db, LABELS)).hasSize(1);
			db.rollback();
		}
	}

	@EachDatabase
	void mutationQueriesOfOthersInTheSamePersistenceContextCount(TestDatabase database) {
		try (Depot depot = depot(database)) {
			EntityManager shared = SharedEntityManagerCreator
				.createSharedEntityManager(depot.manager().engine().entityManagerFactory());
			TransactionTemplate transaction = new TransactionTemplate(depot.manager().engine().transactionManager());
			depot.sessions().runWithSession((db) -> {
				expectItemsAndSqlDropped(db,
						(session) -> transaction.executeWithoutResult(
								(status) -> shared.createQuery("update Crate c set c.width = 6, c.weight = 8")
									.executeUpdate()));
				expectItemsAndSqlDropped(db,
						(session) -> transaction.executeWithoutResult((status) -> shared.persist(Crate.of(8, 80))));
				expectAllDropped(db, (session) -> transaction.executeWithoutResult(
						(status) -> shared.createNativeQuery("update label set id = id").executeUpdate()));
				expectAllDropped(db,
						(session) -> transaction.executeWithoutResult((status) -> status.setRollbackOnly()));
			});
		}
	}

	@EachDatabase
	void nativeWritesDropEverything(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			String update = "update label set id = id where id = ?";
			expectAllDropped(db, (session) -> session.execute(update, 1));
			expectAllDropped(db, (session) -> session.executeMany(update, List.<Object[]>of(new Object[] { 1 })));
			expectAllDropped(db, (session) -> session.jdbc().sql(update).param(1).update());
			expectAllDropped(db,
					(session) -> session.createNativeMutationQuery("update label set id = id").executeUpdate());
			expectAllDropped(db,
					(session) -> session.doWork((connection) -> connection.createStatement().execute(SQL)));
			expectAllDropped(db, (session) -> session
				.doReturningWork((connection) -> connection.createStatement().execute("update label set id = id")));
			expectAllDropped(db, (session) -> session.runWithConnection(
					(Connection connection) -> connection.createStatement().execute("update label set id = id")));
			expectAllDropped(db, (session) -> session.callWithConnection(
					(Connection connection) -> connection.createStatement().executeUpdate("update label set id = id")));
			expectKept(db, (session) -> session.rows(SQL));
			db.rollback();
		}
	}

	@EachDatabase
	void rollbackAndClearDropEverything(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			db.begin();
			expectAllDropped(db, (session) -> {
				session.rollback();
				session.begin();
			});
			expectAllDropped(db, DbSession::clear);
			expectAllDropped(db, (session) -> assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> session.savepoint((inner) -> {
					throw new IOException("checked");
				})));
			db.rollback();
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> depot.sessions().inTransaction((session) -> {
				session.persist(Label.of(9));
				assertThat(ids(session, LABELS)).hasSize(2);
				throw new IOException("checked");
			}));
			expectKept(db, (session) -> {
				session.begin();
				session.commit();
			});
		}
	}

	@EachDatabase
	void whatARolledBackTransactionReadIsForgotten(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			db.begin();
			db.persist(Label.of(9));
			assertThat(ids(db, LABELS)).hasSize(2);
			assertThat(ids(db, LABELS)).hasSize(2);
			db.rollback();
			assertThat(ids(db, LABELS)).hasSize(1);
		}
	}

	@EachDatabase
	void pendingChangesCountAsInTheQueryItself(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			assertThat(ids(db, "from Item i where i.weight > 15")).containsExactly(2);
			db.find(Item.class, 1).weight = 16;
			db.persist(Label.of(9));
			assertThat(ids(db, "from Item i where i.weight > 15")).as("nothing is flushed outside of a transaction")
				.containsExactly(2);
			db.begin();
			assertThat(ids(db, "from Item i where i.weight > 15")).containsExactly(1, 2);
			assertThat(ids(db, "from Item i where i.weight > 15")).containsExactly(1, 2);
			assertThat(db.queryCache().rows(SQL)).hasSize(2);
			db.find(Item.class, 1).weight = 2;
			assertThat(db.queryCache().rows("select weight from item where id = 1").get(0)).containsEntry("weight", 2);
			db.find(Item.class, 1).weight = 3;
			assertThat(db.queryCache().rows("select weight from item where id = 1").get(0)).containsEntry("weight", 3);
			db.rollback();
			db.setHibernateFlushMode(FlushMode.COMMIT);
			db.begin();
			assertThat(ids(db, "from Item i where i.weight > 15")).containsExactly(2);
			db.find(Item.class, 1).weight = 16;
			assertThat(ids(db, "from Item i where i.weight > 15")).containsExactly(2);
			db.rollback();
		}
	}

	@EachDatabase
	void everyKindOfPendingChangeIsFound(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			db.begin();
			Shelf shelf = Shelf.of(1);
			db.persist(shelf);
			Size part = new Size();
			Item item = db.find(Item.class, 1);
			item.parts.add(part);
			db.flush();
			Map<String, Runnable> changes = new LinkedHashMap<>();
			changes.put("number", () -> item.weight++);
			changes.put("bytes in place", () -> item.seal[0]++);
			changes.put("embedded in place", () -> item.size.height++);
			changes.put("embedded replaced", () -> item.size = new Size());
			changes.put("converted in place", () -> item.codes.add("b"));
			changes.put("reference", () -> item.shelf = shelf);
			changes.put("no reference", () -> item.shelf = null);
			changes.put("element in place", () -> part.depth++);
			changes.put("collection replaced", () -> item.marks = new HashSet<>(Set.of("new")));
			changes.put("collection", () -> item.marks.add("more"));
			changes.forEach((name, change) -> {
				String hql = "select i.id, i.weight, i.size.height, p.depth, m from Item i left join i.marks m "
						+ "left join i.parts p";
				db.queryCache().list(db.createSelectionQuery(hql, Object[].class));
				db.queryCache().list(db.createSelectionQuery(hql, Object[].class));
				long misses = db.queryCache().statistics().misses();
				change.run();
				db.queryCache().list(db.createSelectionQuery(hql, Object[].class));
				assertThat(db.queryCache().statistics().misses()).as(name).isEqualTo(misses + 1);
				assertThat(db.isDirty()).as(name).isFalse();
			});
			db.rollback();
		}
	}

	@EachDatabase
	void newObjectsBehindACascadeCount(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			db.begin();
			Shelf shelf = Shelf.of(1);
			db.persist(shelf);
			db.flush();
			assertThat(ids(db, "from Note")).isEmpty();
			shelf.notes.add(Note.on(shelf, 1));
			assertThat(ids(db, "from Note")).containsExactly(1);
			shelf.notes.clear();
			assertThat(ids(db, "from Note")).isEmpty();
			db.rollback();
		}
	}

	@EachDatabase
	void deletesByTheDatabaseCount(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			db.begin();
			Shelf shelf = Shelf.of(1);
			shelf.notes.add(Note.on(shelf, 1));
			db.persist(shelf);
			String notes = "select n.id from Note n";
			assertThat(db.queryCache().list(db.createSelectionQuery(notes, Integer.class))).containsExactly(1);
			db.createMutationQuery("delete Shelf").executeUpdate();
			assertThat(db.queryCache().list(db.createSelectionQuery(notes, Integer.class))).isEmpty();
			db.rollback();
		}
	}

	@EachDatabase
	void detachedObjectsAreNotHandedOutAgain(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			Label label = db.queryCache().list(db.createSelectionQuery(LABELS, Label.class)).get(0);
			ids(db, ITEMS);
			db.detach(label);
			Label again = db.queryCache().list(db.createSelectionQuery(LABELS, Label.class)).get(0);
			assertThat(again).isNotSameAs(label);
			assertThat(db.contains(again)).isTrue();
			ids(db, ITEMS);
			assertThat(db.queryCache().statistics().hits()).isOne();
		}
	}

	@EachDatabase
	void filtersAndTheirValuesArePartOfTheKey(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			assertThat(ids(db, ITEMS)).hasSize(2);
			db.enableFilter("heavier").setParameter("weight", 15);
			assertThat(ids(db, ITEMS)).hasSize(1);
			db.enableFilter("heavier").setParameter("weight", 25);
			assertThat(ids(db, ITEMS)).isEmpty();
			db.enableFilter("heavier").setParameter("weight", 15);
			assertThat(ids(db, ITEMS)).hasSize(1);
			db.disableFilter("heavier");
			assertThat(ids(db, ITEMS)).hasSize(2);
			assertThat(db.queryCache().statistics()).isEqualTo(new QueryCacheStatistics(2, 3, 0, 3));
		}
	}

	@EachDatabase
	void queriesOnSeveralTablesGoWithEachOfThem(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			String hql = "select i.id from Item i where i.weight < (select max(l.id) from Label l)";
			db.begin();
			assertThat(db.queryCache().list(db.createSelectionQuery(hql, Integer.class))).isEmpty();
			db.persist(Label.of(15));
			assertThat(db.queryCache().list(db.createSelectionQuery(hql, Integer.class))).containsExactly(1);
			db.find(Item.class, 2).weight = 11;
			assertThat(db.queryCache().list(db.createSelectionQuery(hql, Integer.class))).hasSize(2);
			db.rollback();
		}
	}

	@EachDatabase
	void sqlInsideAQueryCountsAsUnknownTables(TestDatabase database) {
		try (Depot depot = depot(database); DbSession db = depot.sessions().openSession()) {
			String hql = "select sql('(select count(*) from label)') from Item i where i.id = 1";
			db.begin();
			String before = String.valueOf(db.queryCache().list(db.createSelectionQuery(hql, Object.class)).get(0));
			db.persist(Label.of(9));
			db.flush();
			assertThat(String.valueOf(db.queryCache().list(db.createSelectionQuery(hql, Object.class)).get(0)))
				.isNotEqualTo(before)
				.isEqualTo("2");
			db.rollback();
		}
	}

	@EachDatabase
	void otherRoomsCanSayWhatTheyWrote(TestDatabase database) {
		try (Depot depot = depot(database)) {
			depot.sessions().runWithSession((db) -> {
				SessionState state = Objects.requireNonNull(depot.sessions().current());
				expectItemsAndSqlDropped(db, (session) -> state.wrote(List.of("item")));
				expectAllDropped(db, (session) -> state.wroteUnknown());
				String notes = "select n.id from Note n";
				db.queryCache().list(db.createSelectionQuery(notes, Integer.class));
				long misses = db.queryCache().statistics().misses();
				state.wrote(List.of("shelf"));
				db.queryCache().list(db.createSelectionQuery(notes, Integer.class));
				assertThat(db.queryCache().statistics().misses()).isEqualTo(misses);
				state.deleted(List.of("shelf"));
				db.queryCache().list(db.createSelectionQuery(notes, Integer.class));
				assertThat(db.queryCache().statistics().misses()).isEqualTo(misses + 1);
			});
		}
	}

	private static Depot depot(TestDatabase database) {
		Depot depot = new Depot(database);
		depot.sessions().runInTransaction((db) -> {
			db.persist(Crate.of(1, 10));
			db.persist(Crate.of(2, 20));
			db.persist(Label.of(1));
		});
		return depot;
	}

	private static void expectItemsAndSqlDropped(DbSession db, Consumer<DbSession> write) {
		expect(db, write, 1);
	}

	private static void expectAllDropped(DbSession db, Consumer<DbSession> write) {
		expect(db, write, 0);
	}

	private static void expectKept(DbSession db, Consumer<DbSession> write) {
		expect(db, write, 3);
	}

	/**
	 * Asks for items, labels and SQL before and after a write, and counts the hits:
	 * labels are another table.
	 */
	private static void expect(DbSession db, Consumer<DbSession> write, int hits) {
		Runnable ask = () -> {
			db.queryCache().list(db.createSelectionQuery("select i.id from Item i", Integer.class));
			db.queryCache().list(db.createSelectionQuery("select l.id from Label l", Integer.class));
			db.queryCache().rows(SQL);
		};
		ask.run();
		long before = db.queryCache().statistics().hits();
		ask.run();
		assertThat(db.queryCache().statistics().hits() - before).isEqualTo(3);
		write.accept(db);
		before = db.queryCache().statistics().hits();
		ask.run();
		assertThat(db.queryCache().statistics().hits() - before).isEqualTo(hits);
	}

	private static List<Integer> ids(DbSession db, String hql) {
		return db.queryCache()
			.list(db.createSelectionQuery(hql, Object.class))
			.stream()
			.map((found) -> (Integer) db.getIdentifier(found))
			.sorted()
			.toList();
	}

	private static SelectionQuery<String> marks(DbSession db) {
		return db.createSelectionQuery("select m from Item i join i.marks m", String.class);
	}

}
