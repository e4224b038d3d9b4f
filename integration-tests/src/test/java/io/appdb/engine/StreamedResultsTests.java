package io.appdb.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.schema.SchemaMode;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams and scrolled results of Hibernate's own sessions, which give their connection
 * back after each statement outside of a transaction.
 */
class StreamedResultsTests {

	private static final List<String> NAMES = List.of("box 1 with 2", "box 2 with 0", "pen 3 in box 1 with 0",
			"pen 4 in box 1 with 0");

	/**
	 * Hibernate goes through these forwards only.
	 */
	private static final String FETCHING = "select b from Thing b left join fetch b.content order by b.id";

	/**
	 * The ways to results that come one by one.
	 */
	private static final Map<String, Function<Session, Stream<Thing>>> WAYS = ways();

	@EachDatabase
	void outsideOfATransactionLoadWhatIsLazyMeanwhile(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			WAYS.forEach((name, way) -> {
				try (Session session = factory(manager).openSession(); Stream<Thing> things = way.apply(session)) {
					assertThat(active(manager)).as("connections held before %s is consumed", name).isZero();
					assertThat(things.map(Thing::text)).as(name).containsExactlyElementsOf(NAMES);
					assertThat(active(manager)).as("connections held after %s", name).isZero();
				}
			});
		}
	}

	@EachDatabase
	void insideOfATransactionAreReadOneByOne(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			factory(manager).inTransaction((session) -> {
				try (ScrollableResults<Thing> things = query(session, "from Thing order by id").scroll()) {
					assertThat(things).isNotInstanceOf(ReadResults.class);
					assertThat(things.next()).isTrue();
					assertThat(session.getStatistics().getEntityCount()).isEqualTo(1);
				}
			});
		}
	}

	@EachDatabase({ DatabaseType.H2, DatabaseType.POSTGRESQL })
	void outsideAndInsideOfATransactionAreTheSame(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			for (String query : List.of("from Thing order by id", "from Thing where id > 9",
					"select b from Thing b join b.content order by b.id", FETCHING)) {
				for (int first : new int[] { 0, 1 }) {
					Function<Session, List<String>> moves = (session) -> moves(
							query(session, query).setFirstResult(first).setMaxResults(3), !query.equals(FETCHING));
					List<String> outside = factory(manager).fromSession(moves);
					assertThat(outside).as("%s from %d", query, first)
						.containsExactlyElementsOf(factory(manager).fromTransaction(moves));
				}
			}
		}
	}

	private static Map<String, Function<Session, Stream<Thing>>> ways() {
		Map<String, Function<Session, Stream<Thing>>> ways = new LinkedHashMap<>();
		ways.put("stream", (session) -> query(session, "from Thing order by id").getResultStream());
		ways.put("native query", (session) -> session.createNativeQuery("select * from thing order by id", Thing.class)
			.getResultStream());
		ways.put("criteria", (session) -> {
			var criteria = session.getCriteriaBuilder().createQuery(Thing.class);
			criteria.orderBy(session.getCriteriaBuilder().asc(criteria.from(Thing.class).get("id")));
			return session.createQuery(criteria).getResultStream();
		});
		ways.put("scroll", (session) -> {
			ScrollableResults<Thing> results = query(session, "from Thing order by id").setFetchSize(1).scroll();
			return Stream.iterate(results, ScrollableResults::next, (row) -> row).map(ScrollableResults::get);
		});
		return ways;
	}

	private static List<String> moves(SelectionQuery<Thing> query, boolean toAndFro) {
		List<String> seen = new ArrayList<>();
		try (ScrollableResults<Thing> rows = query.scroll()) {
			if (toAndFro) {
				toAndFro(rows, seen);
			}
			while (rows.next()) {
				seen.add(rows.get().text());
			}
		}
		return seen;
	}

	private static void toAndFro(ScrollableResults<Thing> rows, List<String> seen) {
		seen.add(row("new", true, rows));
		seen.add(row("next", rows.next(), rows));
		seen.add(row("last", rows.last(), rows));
		seen.add(row("previous", rows.previous(), rows));
		seen.add(row("first", rows.first(), rows));
		seen.add(row("scroll 1", rows.scroll(1), rows));
		seen.add(row("position 2", rows.position(2), rows));
		seen.add(row("position -1", rows.position(-1), rows));
		seen.add(row("scroll -1", rows.scroll(-1), rows));
		rows.beforeFirst();
	}

	private static String row(String move, boolean found, ScrollableResults<Thing> rows) {
		String where = "%s %s %d first %s last %s".formatted(move, found, rows.getPosition(), rows.isFirst(),
				rows.isLast());
		return found ? where + " " + ((rows.getPosition() > 0) ? rows.get().text() : "") : where;
	}

	private static SelectionQuery<Thing> query(Session session, String query) {
		return session.createSelectionQuery(query, Thing.class);
	}

	private static SessionFactory factory(DatabaseManager manager) {
		return manager.engine().entityManagerFactory().unwrap(SessionFactory.class);
	}

	private static int active(DatabaseManager manager) {
		try {
			return manager.engine()
				.dataSource()
				.unwrap(HikariDataSource.class)
				.getHikariPoolMXBean()
				.getActiveConnections();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(Thing.class)
			.schema(SchemaMode.CREATE)
			.build();
		manager.initialize();
		factory(manager).inTransaction((session) -> {
			Thing box = new Thing(1, "box", null);
			List.of(box, new Thing(2, "box", null), new Thing(3, "pen", box), new Thing(4, "pen", box))
				.forEach(session::persist);
		});
		return manager;
	}

	/**
	 * A thing that may be in another.
	 */
	@Entity(name = "Thing")
	static class Thing {

		@Id
		private long id;

		private String name = "";

		@ManyToOne(fetch = FetchType.LAZY)
		private @Nullable Thing box;

		@OneToMany(mappedBy = "box")
		private final List<Thing> content = new ArrayList<>();

		protected Thing() {
		}

		Thing(long id, String name, @Nullable Thing box) {
			this.id = id;
			this.name = name;
			this.box = box;
		}

		String name() {
			return this.name + " " + this.id;
		}

		String text() {
			return name() + ((this.box != null) ? " in " + this.box.name() : "") + " with " + this.content.size();
		}

	}

}
