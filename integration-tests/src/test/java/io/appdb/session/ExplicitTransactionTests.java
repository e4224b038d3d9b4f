package io.appdb.session;

import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.hibernate.Transaction;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Transactions that a session begins and ends by hand.
 */
class ExplicitTransactionTests {

	@EachDatabase
	void commitsWhatWasDoneSinceBegin(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.begin();
			db.persist(Author.named("Le Guin"));
			db.flush();
			assertThat(library.names()).isEmpty();
			db.commit();
			assertThat(library.names()).containsExactly("Le Guin");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void refusesToBeginTwice(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.begin();
			assertThatIllegalStateException().isThrownBy(db::begin)
				.withMessageContaining("already active")
				.withMessageContaining("inTransaction(...)");
			db.rollback();
			db.begin();
			db.rollback();
		}
	}

	@EachDatabase
	void writesPendingChangesInAShortTransaction(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			long changed = library.add("Lem");
			long removed = library.add("Strugatsky");
			db.find(Author.class, changed).name = "Stanislaw Lem";
			db.remove(db.find(Author.class, removed));
			db.persist(Author.named("Butler"));
			assertThat(library.names()).containsExactly("Lem", "Strugatsky");
			library.checkouts().since();
			db.commit();
			assertThat(library.checkouts().since()).isOne();
			assertThat(library.names()).containsExactly("Butler", "Stanislaw Lem");
			assertThat(library.checkouts().held()).isZero();
			assertThat(db.isJoinedToTransaction()).isFalse();
		}
	}

	@EachDatabase
	void commitOfNothingTakesNoConnection(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.checkouts().since();
			db.commit();
			db.begin();
			db.commit();
			db.rollback();
			assertThat(library.checkouts().since()).isZero();
		}
	}

	@EachDatabase
	void rollbackDiscardsAndDetaches(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			Author lem = db.find(Author.class, library.add("Lem"));
			db.begin();
			lem.name = "changed";
			db.persist(Author.named("Butler"));
			db.flush();
			db.rollback();
			assertThat(db.contains(lem)).isFalse();
			db.commit();
			assertThat(library.names()).containsExactly("Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void rollbackWithoutTransactionDiscardsPendingChanges(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.rollback();
			db.persist(Author.named("Butler"));
			db.rollback();
			db.commit();
			assertThat(library.names()).isEmpty();
		}
	}

	@EachDatabase
	void throwsATranslatedErrorFromCommitAndGoesOn(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			db.persist(Author.named("Lem"));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(db::commit);
			assertThat(library.checkouts().held()).isZero();
			assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
			db.persist(Author.named("Butler"));
			db.commit();
			assertThat(library.names()).containsExactly("Butler", "Lem");
		}
	}

	@EachDatabase
	void refusesHibernatesOwnTransaction(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			assertThatIllegalStateException().isThrownBy(db::beginTransaction).withMessageContaining("begin()");
			assertThatIllegalStateException().isThrownBy(db::getTransaction)
				.withMessageContaining("begin(), commit() and rollback()");
		}
	}

	@EachDatabase
	void blockFormCommitsOrRollsBack(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.inTransaction((transaction) -> db.persist(Author.named("Butler")));
			assertThat(library.names()).containsExactly("Butler");
			String name = db.fromTransaction((transaction) -> {
				db.persist(Author.named("Lem"));
				return "Lem";
			});
			assertThat(name).isEqualTo("Lem");
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> db.inTransaction((transaction) -> {
					db.persist(Author.named("Nobody"));
					throw new UnsupportedOperationException();
				}));
			db.inTransaction((transaction) -> {
				db.persist(Author.named("Nobody"));
				transaction.markRollbackOnly();
			});
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void blockFormJoinsTheActiveTransaction(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.begin();
			db.inTransaction((transaction) -> db.persist(Author.named("Butler")));
			assertThat(library.names()).isEmpty();
			db.rollback();
			assertThat(library.names()).isEmpty();
		}
	}

	@EachDatabase
	void blockFormEndsItsTransactionItself(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.inTransaction((transaction) -> {
				assertThatIllegalStateException().isThrownBy(transaction::commit).withMessageContaining("commit()");
				assertThatIllegalStateException().isThrownBy(transaction::rollback)
					.withMessageContaining("markRollbackOnly()");
				assertThat(transaction).extracting(Transaction::isActive).isEqualTo(true);
			});
		}
	}

}
