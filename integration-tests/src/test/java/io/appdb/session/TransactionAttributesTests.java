package io.appdb.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Read-only, isolation level and time-out: they reach the server and end with the
 * transaction.
 */
class TransactionAttributesTests {

	@EachDatabase
	void readOnlyIsEnforcedByTheServer(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> library.sessions()
					.runInTransaction(Library.readOnly(), (db) -> db.execute("delete from author")))
				.withMessageContaining("read-only");
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> library.sessions()
				.runInTransaction(Library.readOnly(), (db) -> db.persist(Author.named("Butler"))));
			assertThat(library.names()).containsExactly("Lem");
			library.sessions().runInTransaction((db) -> db.persist(Author.named("Butler")));
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void readOnlySessionOpensReadOnlyTransactions(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			CurrentSession readOnly = library.sessions().currentSession(true);
			library.sessions().runWithSession((db) -> {
				readOnly.persist(Author.named("Butler"));
				assertThatExceptionOfType(DataAccessException.class).isThrownBy(readOnly::commit);
				assertThatExceptionOfType(DataAccessException.class)
					.isThrownBy(() -> readOnly.execute("delete from author"));
				readOnly.rollback();
				assertThat(readOnly.rows("select name from author")).hasSize(1);
				db.persist(Author.named("Butler"));
				db.commit();
			});
			assertThat(library.names()).containsExactly("Butler", "Lem");
		}
	}

	/**
	 * H2 knows no read-only transactions: its connections refuse what writes, whichever
	 * way it comes.
	 */
	@EachDatabase(DatabaseType.H2)
	void readOnlyRefusesOnH2WhateverWrites(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			assertThatExceptionOfType(UnexpectedRollbackException.class)
				.isThrownBy(() -> library.sessions().runInTransaction(Library.readOnly(), (db) -> {
					for (String sql : List.of("delete from author", "update author set name = 'x'",
							"insert into author (name) values ('x')",
							"merge into author (id, name) key (id) values (1, 'x')", "truncate table book",
							"create table other (id int)", "drop table book", "alter table book add column x int")) {
						assertRefused(() -> db.execute(sql));
						assertRefused(() -> db.executeMany(sql, List.<Object[]>of(new Object[0])));
						assertRefused(() -> db.createNativeMutationQuery(sql).executeUpdate());
						assertRefused(() -> db.doWork((connection) -> {
							try (Statement statement = connection.createStatement()) {
								statement.execute(sql);
							}
						}));
						assertRefused(() -> db.doWork((connection) -> {
							try (Statement statement = connection.createStatement()) {
								statement.addBatch(sql);
							}
						}));
					}
					assertThat(db.rows("select name from author")).hasSize(1);
					assertThat(db.rows("call 1 + 1")).hasSize(1);
					db.execute("set @variable = 1");
				}));
			assertThat(library.names()).containsExactly("Lem");
			library.sessions().runInTransaction((db) -> db.execute("update author set name = 'Butler'"));
			assertThat(library.names()).containsExactly("Butler");
		}
	}

	private static void assertRefused(ThrowingCallable call) {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(call)
			.withRootCauseInstanceOf(SQLException.class)
			.withStackTraceContaining("This transaction is read-only");
	}

	@EachDatabase
	void readOnlyTransactionReads(TestDatabase database) {
		try (Library library = Library.on(database)) {
			long id = library.add("Lem", "Solaris");
			int books = library.sessions()
				.inTransaction(Library.readOnly(), (db) -> db.find(Author.class, id).getBooks().size());
			assertThat(books).isOne();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void isolationLevelReachesTheServerAndIsReset(TestDatabase database) {
		try (Library library = Library.on(database)) {
			DefaultTransactionDefinition serializable = new DefaultTransactionDefinition();
			serializable.setIsolationLevel(Connection.TRANSACTION_SERIALIZABLE);
			String before = library.sessions().inTransaction((db) -> isolation(db, database.type()));
			String during = library.sessions().inTransaction(serializable, (db) -> isolation(db, database.type()));
			String after = library.sessions().inTransaction((db) -> isolation(db, database.type()));
			assertThat(during).isEqualToIgnoringCase("serializable");
			assertThat(after).isEqualTo(before).isNotEqualToIgnoringCase("serializable");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void timeOutStopsStatementsAndEndsWithTheTransaction(TestDatabase database) {
		try (Library library = Library.on(database)) {
			DefaultTransactionDefinition short1 = new DefaultTransactionDefinition();
			short1.setTimeout((int) Duration.ofSeconds(1).toSeconds());
			String sleep = (database.type() == DatabaseType.POSTGRESQL) ? "select cast(pg_sleep(3) as text)"
					: "select sleep(3) from (select 1 union select 2) two";
			assertThatExceptionOfType(QueryTimeoutException.class)
				.isThrownBy(() -> library.sessions().runInTransaction(short1, (db) -> db.rows(sleep)));
			assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> library.sessions()
				.runInTransaction(short1, (db) -> db.createNativeQuery(sleep, Object.class).getResultList()));
			assertThat(library.checkouts().held()).isZero();
			library.sessions().runWithSession((db) -> {
				library.sessions().runInTransaction(short1, (inner) -> inner.rows("select 1"));
				db.begin();
				assertThat(db.unwrap(org.hibernate.engine.spi.SessionImplementor.class)
					.getJdbcCoordinator()
					.determineRemainingTransactionTimeOutPeriod()).isEqualTo(-1);
				db.rollback();
			});
		}
	}

	private static String isolation(DbSession db, DatabaseType kind) {
		String sql = switch (kind) {
			case POSTGRESQL -> "show transaction isolation level";
			case MYSQL -> "select @@session.transaction_isolation";
			case MARIADB -> "select @@session.tx_isolation";
			default -> "select isolation_level from information_schema.sessions where session_id = session_id()";
		};
		return Objects.requireNonNull(db.rows(sql).get(0).values().iterator().next()).toString();
	}

}
