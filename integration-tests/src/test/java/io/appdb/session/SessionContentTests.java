package io.appdb.session;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.hibernate.FlushMode;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a session holds, flushes, reads as rows and throws.
 */
class SessionContentTests {

	@EachDatabase
	void objectsStayReadableAndLazyAfterCommit(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			long id = library.add("Lem", "Solaris");
			db.begin();
			Author lem = db.find(Author.class, id);
			db.commit();
			library.checkouts().since();
			assertThat(lem.name).isEqualTo("Lem");
			assertThat(db.find(Author.class, id)).isSameAs(lem);
			assertThat(library.checkouts().since()).isZero();
			assertThat(lem.getBooks()).hasSize(1);
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void expireOnCommitReadsAfresh(TestDatabase database) {
		try (Library library = Library.on(database, new SessionSettings(FlushMode.AUTO, true));
				DbSession db = library.sessions().openSession()) {
			long id = library.add("Lem");
			Author lem = db.find(Author.class, id);
			db.commit();
			library.direct().sql("update author set name = 'changed'").update();
			assertThat(db.contains(lem)).isFalse();
			assertThat(db.find(Author.class, id).name).isEqualTo("changed");
		}
	}

	@EachDatabase
	void flushModeCommitWritesAtCommit(TestDatabase database) {
		try (Library library = Library.on(database, new SessionSettings(FlushMode.COMMIT, false))) {
			long id = library.add("Lem");
			library.sessions().runInTransaction((db) -> {
				db.find(Author.class, id).name = "changed";
				assertThat(db.createQuery("select a.name from Author a", String.class).getSingleResult())
					.isEqualTo("Lem");
				assertThat(db.rows("select name from author").get(0).values()).containsExactly("Lem");
			});
			assertThat(library.names()).containsExactly("changed");
		}
	}

	@EachDatabase
	void flushModeManualWritesAtFlushAndCommitOnly(TestDatabase database) {
		try (Library library = Library.on(database, new SessionSettings(FlushMode.MANUAL, false))) {
			long id = library.add("Lem");
			library.sessions().runWithSession((db) -> {
				db.find(Author.class, id).name = "changed";
				library.transaction()
					.executeWithoutResult((status) -> assertThat(
							db.createQuery("select a.name from Author a", String.class).getSingleResult())
						.isEqualTo("Lem"));
				assertThat(library.names()).containsExactly("Lem");
				db.commit();
				assertThat(library.names()).containsExactly("changed");
				db.begin();
				db.find(Author.class, id).name = "again";
				db.flush();
				db.commit();
			});
			assertThat(library.names()).containsExactly("again");
		}
	}

	@EachDatabase
	void rowsKeepTheOrderOfColumnsAndFindKeysInAnyCase(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			db.begin();
			Map<String, @Nullable Object> row = db
				.rows("select name, id, null as missing from author where name = ?", "Lem")
				.get(0);
			assertThat(row.keySet().stream().map(String::toLowerCase)).containsExactly("name", "id", "missing");
			assertThat(row.get("NAME")).isEqualTo("Lem");
			assertThat(row.get("name")).isEqualTo("Lem");
			assertThat(row).containsValue(null);
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> row.put("x", 1));
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> db.rows("select name from author").clear());
			db.rollback();
		}
	}

	@EachDatabase
	void sqlByHandSharesTheTransaction(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.begin();
			db.persist(Author.named("Lem"));
			JdbcClient jdbc = db.jdbc();
			assertThat(jdbc.sql("select count(*) from author").query(Integer.class).single()).isOne();
			assertThat(db.execute("update author set name = ? where name = ?", "Butler", "Lem")).isOne();
			assertThat(library.names()).isEmpty();
			db.rollback();
			assertThat(library.names()).isEmpty();
			jdbc.sql("insert into author (name) values ('Le Guin')").update();
			db.commit();
			assertThat(library.names()).containsExactly("Le Guin");
		}
	}

	@EachDatabase
	void nullsArePassedInEveryWay(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			long id = library.add("Lem", "Solaris");
			Object[] nothing = { null, null };
			assertThat(db.rows("select title from book where author_id = ? or title = ?", nothing)).isEmpty();
			assertThat(db.rows("select title from book where coalesce(?, author_id) = ?", null, id)).hasSize(1);
			assertThat(db.execute("update book set title = ? where author_id = ?", null, id)).isOne();
			assertThat(db.executeMany("update book set title = ?, author_id = ?",
					List.of(new Object[] { "x", id }, new Object[] { null, id })))
				.containsExactly(1, 1);
			assertThat(db.jdbc().sql("update book set title = ?").param((Object) null).update()).isOne();
			assertThat(db.jdbc()
				.sql("update book set title = :title where author_id = :author")
				.param("title", null)
				.param("author", id)
				.update()).isOne();
			db.commit();
			assertThat(db.rows("select title from book").get(0)).containsEntry("title", null);
			assertThat(db.createSelectionQuery("from Book where title = :title", Book.class)
				.setParameter("title", (String) null)
				.getResultList()).isEmpty();
		}
	}

	@EachDatabase
	void jdbcTemplateOfTheApplicationJoinsABlock(TestDatabase database) {
		try (Library library = Library.on(database)) {
			JdbcClient jdbc = JdbcClient.create(library.pool());
			library.sessions().runInTransaction((db) -> {
				db.persist(Author.named("Lem"));
				db.flush();
				assertThat(jdbc.sql("select count(*) from author").query(Integer.class).single()).isOne();
				assertThat(library.checkouts().held()).isOne();
			});
			assertThat(library.names()).containsExactly("Lem");
		}
	}

	@EachDatabase
	void everyCallThrowsTranslatedErrors(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			library.add("Butler");
			assertThatExceptionOfType(EmptyResultDataAccessException.class)
				.isThrownBy(() -> db.createQuery("from Author where name = 'Nobody'", Author.class).getSingleResult());
			assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
				.isThrownBy(() -> db.createQuery("from Author", Author.class).getSingleResult());
		}
	}

	@EachDatabase
	void sqlByHandThrowsTranslatedErrors(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			assertThatExceptionOfType(DuplicateKeyException.class)
				.isThrownBy(() -> db.execute("insert into author (name) values (?)", "Lem"));
			db.rollback();
			assertThatExceptionOfType(DuplicateKeyException.class)
				.isThrownBy(() -> db.jdbc().sql("insert into author (name) values ('Lem')").update());
			db.rollback();
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(
					() -> db.createNativeMutationQuery("insert into author (name) values ('Lem')").executeUpdate());
			db.rollback();
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> db.doReturningWork(SessionContentTests::fail));
			assertThat(library.checkouts().held()).isZero();
		}
	}

	private static boolean fail(Connection connection) throws java.sql.SQLException {
		return connection.createStatement().execute("select nothing from nowhere");
	}

	@EachDatabase
	void countsWhatWouldBeLost(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			long changed = library.add("Lem");
			long removed = library.add("Butler");
			SessionState state = Objects.requireNonNull(SessionProxy.stateOf(db));
			assertThat(state.pending().isEmpty()).isTrue();
			db.find(Author.class, changed).name = "changed";
			db.remove(db.find(Author.class, removed));
			db.persist(Author.named("Le Guin"));
			assertThat(state.pending()).isEqualTo(new PendingChanges(1, 1, 1));
			db.flush();
			assertThat(state.pending()).isEqualTo(new PendingChanges(1, 1, 1));
			db.commit();
			assertThat(state.pending().isEmpty()).isTrue();
		}
	}

	@EachDatabase
	void muchSqlByHandLeavesLittleOnTheThread(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.sessions().runInTransaction((db) -> {
				for (int number = 0; number < 200; number++) {
					db.execute("insert into author (name) values (?)", "name " + number);
					db.rows("select name from author where id = 1");
					db.jdbc().sql("update author set name = 'x' where id = 0").update();
				}
				assertThat(TransactionSynchronizationManager.getSynchronizations()).hasSizeLessThan(10);
				assertThat(TransactionSynchronizationManager.getResourceMap()).hasSizeLessThan(10);
			});
			assertThat(library.names()).hasSize(200);
			assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	@SuppressWarnings("NullAway") // what a caller may do whose compiler does not look
	void anArgumentThatIsNullIsNamed(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			assertThatIllegalArgumentException().isThrownBy(() -> db.batchInsert((Iterable<?>) null))
				.withMessage("batchInsert(): argument 1 is null where a value of type Iterable is needed");
			assertThatIllegalArgumentException().isThrownBy(() -> db.savepoint(null, (inner) -> 1))
				.withMessageStartingWith("savepoint(): argument 1 is null where a value of type String");
			assertThatIllegalArgumentException().isThrownBy(() -> db.execute(null))
				.withMessageStartingWith("execute(): argument 1 is null");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void killedConnectionIsTranslatedAndNotLeaked(TestDatabase database) {
		try (Library library = Library.on(database)) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> library.sessions().runInTransaction((db) -> {
					Object backend = db.rows("select pg_backend_pid() as pid").get(0).get("pid");
					library.direct().sql("select pg_terminate_backend(?)").param(backend).query(Boolean.class).single();
					db.persist(Author.named("Lem"));
					db.flush();
				}))
				.isInstanceOf(io.appdb.error.DatabaseUnavailableException.class);
			assertThat(library.checkouts().held()).isZero();
			library.sessions().runInTransaction((db) -> db.persist(Author.named("Butler")));
			assertThat(library.names()).containsExactly("Butler");
		}
	}

}
