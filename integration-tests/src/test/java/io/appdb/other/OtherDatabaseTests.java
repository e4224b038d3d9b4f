package io.appdb.other;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.error.ForeignKeyException;
import io.appdb.error.NotNullException;
import io.appdb.error.UniqueConstraintException;
import io.appdb.error.ValueTooLongException;
import io.appdb.session.DbSession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What works on a database that this library has no knowledge of.
 */
class OtherDatabaseTests {

	private static final AtomicInteger NAMES = new AtomicInteger();

	private static DatabaseManager manager(String url) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(url.formatted("other" + NAMES.incrementAndGet()))
			.entities(Shelf.class, Item.class)
			.build();
		manager.initialize();
		return manager;
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:hsqldb:mem:%s", "jdbc:derby:memory:%s;create=true" })
	void hasSessionsAndTransactions(String url) throws Exception {
		try (DatabaseManager manager = manager(url)) {
			assertThat(manager.engine().type()).isEqualTo(DatabaseType.OTHER);
			manager.engine().ping();
			Item item = new Item("first");
			manager.sessions().runInTransaction((session) -> session.persist(item));
			try (DbSession session = manager.getSession()) {
				session.begin();
				session.persist(new Item("lost"));
				session.rollback();
				assertThat(session.find(Item.class, item.id).name).isEqualTo("first");
				assertThat(session.rows("select name from Item")).hasSize(1);
				session.persist(new Item("second"));
				session.commit();
			}
			assertThat(count(manager)).isEqualTo(2);
			manager.sessions().runInTransaction((session) -> {
				session.persist(new Item("third"));
				session.flush();
				assertThatExceptionOfType(UniqueConstraintException.class)
					.isThrownBy(() -> session.savepoint((inner) -> {
						inner.persist(new Item("third"));
						inner.flush();
						return true;
					}));
			});
			assertThat(count(manager)).isEqualTo(3);
		}
	}

	private static long count(DatabaseManager manager) {
		return manager.sessions()
			.inTransaction((session) -> session.createQuery("select count(*) from Item", Long.class).getSingleResult());
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:hsqldb:mem:%s", "jdbc:derby:memory:%s;create=true" })
	void tellsErrorsApartBySqlState(String url) {
		try (DatabaseManager manager = manager(url)) {
			manager.sessions().runInTransaction((session) -> session.persist(new Item("once")));
			assertThatExceptionOfType(UniqueConstraintException.class)
				.isThrownBy(() -> manager.sessions().runInTransaction((session) -> session.persist(new Item("once"))));
			assertThatExceptionOfType(ValueTooLongException.class).isThrownBy(
					() -> manager.sessions().runInTransaction((session) -> session.persist(new Item("x".repeat(99)))));
			assertThatExceptionOfType(NotNullException.class).isThrownBy(() -> manager.sessions()
				.runInTransaction((session) -> session.execute("insert into Item (name) values (null)")));
			assertThatExceptionOfType(ForeignKeyException.class).isThrownBy(() -> manager.sessions()
				.runInTransaction((session) -> session.execute("insert into Item (name, shelf_id) values ('x', 99)")));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:hsqldb:mem:%s", "jdbc:derby:memory:%s;create=true" })
	void writesBatchesThroughHibernate(String url) {
		try (DatabaseManager manager = manager(url)) {
			List<Item> items = IntStream.range(0, 50).mapToObj((index) -> new Item("item " + index)).toList();
			manager.sessions().runInTransaction((session) -> assertThat(session.batchInsert(items)).isEqualTo(50));
			items.forEach((item) -> item.name = "new " + item.name);
			manager.sessions().runInTransaction((session) -> session.batchUpdate(items));
			assertThat(count(manager)).isEqualTo(50);
			manager.sessions().runInTransaction((session) -> session.batchDelete(items));
			assertThat(count(manager)).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:hsqldb:mem:%s", "jdbc:derby:memory:%s;create=true" })
	void createsAndValidatesTheSchema(String url) {
		try (DatabaseManager manager = manager(url)) {
			assertThat(manager.schema().tableExists("Item")).isTrue();
			assertThat(manager.schema().validate()).isEmpty();
			manager.schema().createAllTables();
			manager.schema().dropAllTables();
			assertThat(manager.schema().tableExists("Item")).isFalse();
			assertThat(manager.schema().validate()).isNotEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:hsqldb:mem:%s", "jdbc:derby:memory:%s;create=true" })
	void refusesWhatNeedsKnowledgeOfTheDatabase(String url) {
		try (DatabaseManager manager = manager(url)) {
			assertThatIllegalArgumentException().isThrownBy(() -> manager.migrations().check())
				.withMessageContaining("There are no scratch databases for jdbc:");
		}
	}

	@Entity(name = "Shelf")
	static class Shelf {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

	}

	@Entity(name = "Item")
	static class Item {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(length = 20, nullable = false, unique = true)
		@Nullable String name;

		@ManyToOne
		@Nullable Shelf shelf;

		Item() {
		}

		Item(String name) {
			this.name = name;
		}

	}

}
