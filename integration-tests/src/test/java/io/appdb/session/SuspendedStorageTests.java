package io.appdb.session;

import io.appdb.engine.DatabaseType;
import io.appdb.error.SessionConflictException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a stored session stays stored while it is suspended: what suspended it puts
 * it back on the thread, where nobody would remove it.
 */
class SuspendedStorageTests {

	@EachDatabase({ DatabaseType.H2, DatabaseType.POSTGRESQL })
	void isNotRemovedInsideOfANewTransaction(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			SessionThreadStorage storage = library.sessions().threadStorage();
			TransactionTemplate separate = new TransactionTemplate(library.transactionManager(),
					Library.propagation(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
			storage.storeSession(db);
			library.transaction().executeWithoutResult((outer) -> {
				separate.executeWithoutResult((inner) -> refused(storage));
				assertThat(storage.getSession()).isSameAs(db);
			});
			removed(library, storage);
		}
	}

	@EachDatabase({ DatabaseType.H2, DatabaseType.POSTGRESQL })
	void isNotRemovedInsideOfAnotherSessionsBlock(TestDatabase database) {
		try (Library library = Library.on(database);
				DbSession db = library.sessions().openSession();
				DbSession other = library.sessions().openSession()) {
			SessionThreadStorage storage = library.sessions().threadStorage();
			storage.storeSession(db);
			other.inTransaction((transaction) -> refused(storage));
			removed(library, storage);
		}
	}

	private static void refused(SessionThreadStorage storage) {
		assertThatExceptionOfType(SessionConflictException.class).isThrownBy(storage::removeSession)
			.withMessageContaining("while that is suspended");
		assertThatExceptionOfType(SessionConflictException.class).isThrownBy(storage::popSession)
			.withMessageContaining("while that is suspended");
	}

	private static void removed(Library library, SessionThreadStorage storage) {
		storage.removeSession();
		storage.removeSession();
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		assertThat(library.checkouts().held()).isZero();
	}

}
