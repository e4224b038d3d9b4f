package io.appdb.session;

import java.io.IOException;
import java.util.List;

import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Savepoints, and that a session goes on after a failure inside one.
 */
class SavepointTests {

	@EachDatabase
	void keepsWhatSucceeds(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.persist(Author.named("Lem"));
			Author butler = db.savepoint((session) -> {
				Author author = Author.named("Butler");
				session.persist(author);
				return author;
			});
			assertThat(db.isJoinedToTransaction()).isTrue();
			assertThat(db.contains(butler)).isTrue();
			assertThat(library.names()).isEmpty();
			db.commit();
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void failureOfTheWorkRollsBackToItAndDetaches(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			Author lem = db.find(Author.class, library.add("Lem"));
			lem.name = "Stanislaw Lem";
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> db.savepoint((session) -> {
				session.persist(Author.named("Butler"));
				session.flush();
				throw new IOException("checked");
			}));
			assertThat(db.contains(lem)).isFalse();
			db.persist(Author.named("Le Guin"));
			db.commit();
			assertThat(library.names()).containsExactly("Le Guin", "Stanislaw Lem");
		}
	}

	@EachDatabase
	void goesOnAfterAFailedFlush(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			db.begin();
			db.persist(Author.named("Butler"));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> db.savepoint((session) -> {
				session.persist(Author.named("Lem"));
				return true;
			}));
			db.persist(Author.named("Le Guin"));
			assertThat(db.createQuery("select a.name from Author a", String.class).getResultList())
				.containsExactlyInAnyOrder("Butler", "Lem", "Le Guin");
			db.commit();
			assertThat(library.names()).containsExactly("Butler", "Le Guin", "Lem");
			assertThat(library.checkouts().held()).isZero();
			db.persist(Author.named("Tiptree"));
			db.commit();
			assertThat(library.names()).contains("Tiptree");
		}
	}

	@EachDatabase
	void goesOnAfterFailedSqlByHand(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(
					() -> db.savepoint((session) -> session.execute("insert into author (name) values (?)", "Lem")));
			db.execute("insert into author (name) values (?)", "Butler");
			db.commit();
			assertThat(library.names()).containsExactly("Butler", "Lem");
		}
	}

	@EachDatabase
	void failedFlushInATransactionBlockGoesOn(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			library.sessions().runInTransaction((db) -> {
				assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> db.savepoint((session) -> {
					session.persist(Author.named("Lem"));
					session.flush();
					return true;
				}));
				db.persist(Author.named("Butler"));
			});
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void nests(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.savepoint((outer) -> {
				outer.persist(Author.named("Butler"));
				assertThatExceptionOfType(IOException.class).isThrownBy(() -> outer.savepoint((inner) -> {
					inner.persist(Author.named("Lem"));
					throw new IOException("checked");
				}));
				outer.persist(Author.named("Le Guin"));
				return true;
			});
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> db.savepoint((outer) -> {
				outer.savepoint((inner) -> {
					inner.persist(Author.named("Tiptree"));
					return true;
				});
				throw new IOException("checked");
			}));
			db.commit();
			assertThat(library.names()).containsExactly("Butler", "Le Guin");
		}
	}

	@EachDatabase
	void haveNamesThatAreIdentifiers(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			String longest = "x".repeat(63);
			for (String name : List.of("a", "_1", "select", "Table", longest)) {
				assertThat(db.<String, RuntimeException>savepoint(name, (session) -> {
					session.persist(Author.named(name.substring(0, 1) + name.length()));
					return name;
				})).isEqualTo(name);
				assertThatExceptionOfType(DuplicateKeyException.class)
					.isThrownBy(() -> db.savepoint(name, (session) -> {
						session.persist(Author.named("Lem"));
						return true;
					}));
			}
			db.commit();
			assertThat(library.names()).hasSize(6);
			for (String name : List.of("", "1a", "a b", "a-b", "a;drop table author", "\u00e4", "\"a\"",
					longest + "x")) {
				assertThatIllegalArgumentException().isThrownBy(() -> db.savepoint(name, (session) -> true))
					.withMessageContaining("'" + name + "'")
					.withMessageContaining("63 characters");
			}
			assertThat(db.isJoinedToTransaction()).as("a wrong name opens no transaction").isFalse();
		}
	}

	@EachDatabase
	void namesNestAndAreFreeAfterwards(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.savepoint("outer", (outer) -> {
				outer.persist(Author.named("Butler"));
				assertThatIllegalArgumentException().isThrownBy(() -> outer.savepoint("OUTER", (inner) -> true))
					.withMessageContaining("OUTER");
				assertThatExceptionOfType(IOException.class).isThrownBy(() -> outer.savepoint("inner", (inner) -> {
					inner.persist(Author.named("Lem"));
					throw new IOException("checked");
				}));
				return outer.savepoint("inner", (inner) -> {
					inner.persist(Author.named("Le Guin"));
					return true;
				});
			});
			db.savepoint("outer", (outer) -> true);
			db.commit();
			assertThat(library.names()).containsExactly("Butler", "Le Guin");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void failureOfWhatCameBeforeIsTranslated(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			db.persist(Author.named("Lem"));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> db.savepoint((session) -> true));
			db.rollback();
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void workCannotEndTheTransaction(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			assertThatIllegalStateException().isThrownBy(() -> db.savepoint((session) -> {
				session.commit();
				return true;
			})).withMessageContaining("commit()");
			db.rollback();
		}
	}

	@EachDatabase
	void nestedTransactionsOfSpringAndOfTheManagerAreSavepoints(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			TransactionDefinition nested = Library.propagation(TransactionDefinition.PROPAGATION_NESTED);
			library.sessions().runInTransaction((db) -> {
				db.persist(Author.named("Butler"));
				TransactionTemplate template = new TransactionTemplate(library.transactionManager(), nested);
				assertThatExceptionOfType(DuplicateKeyException.class)
					.isThrownBy(() -> template.executeWithoutResult((status) -> {
						db.persist(Author.named("Lem"));
						db.flush();
					}));
				assertThatExceptionOfType(DuplicateKeyException.class)
					.isThrownBy(() -> library.sessions().runInTransaction(nested, (inner) -> {
						inner.persist(Author.named("Lem"));
						inner.flush();
					}));
				library.sessions().runInTransaction(nested, (inner) -> inner.persist(Author.named("Le Guin")));
				assertThat(library.names()).containsExactly("Lem");
			});
			assertThat(library.names()).containsExactly("Butler", "Le Guin", "Lem");
			library.sessions().runInTransaction(nested, (db) -> db.persist(Author.named("Tiptree")));
			assertThat(library.names()).contains("Tiptree");
			assertThat(library.checkouts().held()).isZero();
		}
	}

}
