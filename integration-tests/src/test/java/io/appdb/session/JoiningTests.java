package io.appdb.session;

import java.io.IOException;
import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Blocks of the session manager: their own transactions, and how they join others.
 */
class JoiningTests {

	@EachDatabase
	void commitsWhenTheWorkReturns(TestDatabase database) {
		try (Library library = Library.on(database)) {
			String name = library.sessions().inTransaction((db) -> {
				db.persist(Author.named("Lem"));
				return "Lem";
			});
			assertThat(library.names()).containsExactly(name);
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void rollsBackOnAnything(TestDatabase database) {
		try (Library library = Library.on(database)) {
			for (Throwable failure : List.of(new IOException("checked"), new IllegalArgumentException(),
					new AssertionError())) {
				assertThatExceptionOfType(failure.getClass())
					.isThrownBy(() -> library.sessions().runInTransaction((db) -> {
						db.persist(Author.named("Lem"));
						db.flush();
						if (failure instanceof Error error) {
							throw error;
						}
						throw (Exception) failure;
					}))
					.isSameAs(failure);
			}
			assertThat(library.names()).isEmpty();
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void innerBlockNeitherCommitsNorCloses(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.sessions().runInTransaction((outer) -> {
				Author lem = Author.named("Lem");
				outer.persist(lem);
				library.sessions().runInTransaction((inner) -> {
					assertThat(inner.contains(lem)).isTrue();
					inner.persist(Author.named("Butler"));
				});
				library.sessions().runWithSession((inner) -> assertThat(inner.contains(lem)).isTrue());
				assertThat(library.names()).isEmpty();
				assertThat(outer.isOpen()).isTrue();
			});
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void outerFailureUndoesAll(TestDatabase database) {
		try (Library library = Library.on(database)) {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> library.sessions().runInTransaction((outer) -> {
					library.sessions().runInTransaction((inner) -> inner.persist(Author.named("Butler")));
					throw new IOException("checked");
				}));
			assertThat(library.names()).isEmpty();
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void swallowedInnerFailureIsAnUnexpectedRollback(TestDatabase database) {
		try (Library library = Library.on(database)) {
			assertThatExceptionOfType(UnexpectedRollbackException.class)
				.isThrownBy(() -> library.sessions().runInTransaction((outer) -> {
					outer.persist(Author.named("Lem"));
					assertThatExceptionOfType(IOException.class)
						.isThrownBy(() -> library.sessions().runInTransaction((inner) -> {
							throw new IOException("checked");
						}));
				}));
			assertThat(library.names()).isEmpty();
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void swallowedFailedFlushIsAFailedCommit(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			assertThatExceptionOfType(UnexpectedRollbackException.class)
				.isThrownBy(() -> library.sessions().runInTransaction((db) -> {
					db.persist(Author.named("Butler"));
					db.flush();
					assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> {
						db.persist(Author.named("Lem"));
						db.flush();
					});
				}));
			assertThat(library.names()).containsExactly("Lem");
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void joinsATransactionOfSpring(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.transaction().executeWithoutResult((status) -> {
				library.sessions().runInTransaction((db) -> {
					db.persist(Author.named("Lem"));
					assertThatIllegalStateException().isThrownBy(db::commit).withMessageContaining("commit()");
					assertThatIllegalStateException().isThrownBy(db::rollback);
					assertThatIllegalStateException().isThrownBy(db::begin);
				});
				library.sessions().runWithSession((db) -> {
					assertThatIllegalStateException().isThrownBy(db::commit).withMessageContaining("@Transactional");
					db.persist(Author.named("Butler"));
				});
				assertThat(library.names()).isEmpty();
			});
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void springJoinsTheSessionsTransaction(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.sessions().runWithSession((db) -> {
				db.begin();
				db.persist(Author.named("Lem"));
				library.transaction().executeWithoutResult((status) -> {
					assertThat(status.isNewTransaction()).isFalse();
					library.sessions().runInTransaction((inner) -> inner.persist(Author.named("Butler")));
				});
				assertThat(library.names()).isEmpty();
				db.commit();
			});
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void transactionOfSpringWritesTheSessionsPendingChanges(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.sessions().runWithSession((db) -> {
				db.persist(Author.named("Lem"));
				library.transaction().executeWithoutResult((status) -> assertThat(status.isNewTransaction()).isTrue());
				assertThat(library.names()).containsExactly("Lem");
				assertThat(library.checkouts().held()).isZero();
			});
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void joinsAStoredSession(TestDatabase database) {
		try (Library library = Library.on(database); DbSession stored = library.sessions().openSession()) {
			SessionThreadStorage storage = library.sessions().threadStorage();
			storage.storeSession(stored);
			stored.begin();
			Author lem = Author.named("Lem");
			stored.persist(lem);
			library.sessions().runInTransaction((db) -> {
				assertThat(db.contains(lem)).isTrue();
				assertThatIllegalStateException().isThrownBy(db::commit);
			});
			assertThat(library.names()).isEmpty();
			stored.commit();
			library.sessions().runInTransaction((db) -> db.persist(Author.named("Butler")));
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertThat(stored.isOpen()).isTrue();
			storage.removeSession();
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void givenSessionIsUsedAndLeftAlone(TestDatabase database) {
		try (Library library = Library.on(database); DbSession given = library.sessions().openSession()) {
			library.sessions().runInTransaction(given, (db) -> {
				assertThat(db).isSameAs(given);
				db.persist(Author.named("Lem"));
				library.sessions().runWithSession((inner) -> inner.persist(Author.named("Butler")));
			});
			assertThat(given.isOpen()).isTrue();
			assertThat(library.names()).isEmpty();
			given.commit();
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> library.sessions().runInTransaction(given, (db) -> {
					db.execute("delete from author");
					throw new IOException("checked");
				}));
			assertThat(given.isJoinedToTransaction()).isTrue();
			given.rollback();
			DbSession none = null;
			library.sessions().runInTransaction(none, (db) -> db.persist(Author.named("Tiptree")));
			assertThat(library.names()).containsExactly("Butler", "Lem", "Tiptree");
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void commitByHandGoesOnInANewTransaction(TestDatabase database) {
		try (Library library = Library.on(database)) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> library.sessions().runInTransaction((db) -> {
				db.persist(Author.named("Lem"));
				db.commit();
				assertThat(library.names()).containsExactly("Lem");
				assertThat(db.isJoinedToTransaction()).isTrue();
				db.persist(Author.named("Butler"));
				db.flush();
				throw new IOException("checked");
			}));
			assertThat(library.names()).containsExactly("Lem");
			library.sessions().runInTransaction((db) -> {
				db.persist(Author.named("Nobody"));
				db.rollback();
				db.persist(Author.named("Butler"));
			});
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertNothingLeft(library);
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void requiresNewIsIndependent(TestDatabase database) {
		try (Library library = Library.on(database)) {
			TransactionDefinition isolated = Library.propagation(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> library.sessions().runInTransaction((outer) -> {
					outer.persist(Author.named("Lem"));
					outer.flush();
					library.sessions().runInTransaction(isolated, (inner) -> {
						assertThat(inner.createQuery("from Author", Author.class).getResultList()).isEmpty();
						inner.persist(Author.named("Butler"));
					});
					assertThat(library.names()).containsExactly("Butler");
					assertThatExceptionOfType(IOException.class)
						.isThrownBy(() -> library.sessions().runInTransaction(isolated, (inner) -> {
							inner.persist(Author.named("Nobody"));
							throw new IOException("inner");
						}));
					assertThat(outer.createQuery("from Author", Author.class).getResultList()).isNotEmpty();
					throw new IOException("outer");
				}));
			assertThat(library.names()).containsExactly("Butler");
			assertNothingLeft(library);
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void requiresNewInsideAnOpenOneIsRefusedWithTheReason(TestDatabase database) {
		try (Library library = Library.on(database)) {
			TransactionDefinition isolated = Library.propagation(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			library.sessions().runInTransaction((outer) -> {
				outer.persist(Author.named("Lem"));
				outer.flush();
				assertThatExceptionOfType(RuntimeException.class)
					.isThrownBy(() -> library.sessions()
						.runInTransaction(isolated, (inner) -> inner.persist(Author.named("Butler"))))
					.satisfies((ex) -> assertThat(NestedExceptionUtils.getMostSpecificCause(ex))
						.hasMessageContaining("join that transaction"));
			});
			assertThat(library.names()).containsExactly("Lem");
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void otherPropagationsMeanWhatTheyMeanInSpring(TestDatabase database) {
		try (Library library = Library.on(database)) {
			Sessions sessions = library.sessions();
			assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> sessions
				.runInTransaction(Library.propagation(TransactionDefinition.PROPAGATION_MANDATORY), (db) -> {
				}));
			for (int without : new int[] { TransactionDefinition.PROPAGATION_SUPPORTS,
					TransactionDefinition.PROPAGATION_NOT_SUPPORTED, TransactionDefinition.PROPAGATION_NEVER }) {
				sessions.runInTransaction(Library.propagation(without), (db) -> {
					assertThat(db.isJoinedToTransaction()).isFalse();
					db.persist(Author.named("Author " + without));
					db.commit();
				});
			}
			assertThat(library.names()).hasSize(3);
			sessions.runInTransaction((outer) -> {
				sessions.runInTransaction(Library.propagation(TransactionDefinition.PROPAGATION_NOT_SUPPORTED),
						(inner) -> assertThat(inner.isJoinedToTransaction()).isFalse());
				sessions.runInTransaction(Library.propagation(TransactionDefinition.PROPAGATION_SUPPORTS),
						(inner) -> assertThat(inner.isJoinedToTransaction()).isTrue());
			});
			assertThatExceptionOfType(IllegalTransactionStateException.class)
				.isThrownBy(() -> sessions.runInTransaction((outer) -> sessions
					.runInTransaction(Library.propagation(TransactionDefinition.PROPAGATION_NEVER), (inner) -> {
					})));
			assertNothingLeft(library);
		}
	}

	@EachDatabase
	void withSessionNeverCommits(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.sessions().runWithSession((db) -> {
				db.persist(Author.named("Lem"));
				db.flush();
			});
			assertThat(library.names()).isEmpty();
			assertNothingLeft(library);
		}
	}

	private static void assertNothingLeft(Library library) {
		assertThat(library.checkouts().held()).isZero();
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
	}

}
