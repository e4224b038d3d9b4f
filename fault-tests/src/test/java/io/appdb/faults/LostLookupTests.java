package io.appdb.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.appdb.engine.DatabaseType;
import io.appdb.error.DatabaseUnavailableException;
import io.appdb.faults.bank.Lookup;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.hibernate.JDBCException;

import org.springframework.transaction.UnexpectedRollbackException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests that a row is not taken for missing when the connection was lost while it was
 * looked for. An injected {@code EntityManager} throws exceptions of its own.
 */
class LostLookupTests {

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void fails(TestDatabase database) throws SQLException, IOException {
		Address address = new Address(database.url(), database.username(), database.password());
		try (RunningBank bank = RunningBank.start(address, "lookup-" + database)) {
			for (Lookup lookup : Lookup.values()) {
				AtomicBoolean answered = new AtomicBoolean();
				assertThatThrownBy(() -> lookup.inTransaction(bank.context(), bank::killConnections,
						(account) -> answered.set(true)))
					.as("%s", lookup)
					.isInstanceOfAny(DatabaseUnavailableException.class, JDBCException.class);
				assertThat(answered).as("%s", lookup).isFalse();
				bank.evictConnections();
			}
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void failsAtTheEndWhereNobodyMinds(TestDatabase database) throws SQLException, IOException {
		Address address = new Address(database.url(), database.username(), database.password());
		try (RunningBank bank = RunningBank.start(address, "lookup-" + database)) {
			for (Lookup lookup : Lookup.values()) {
				List<Exception> caught = new ArrayList<>();
				assertThatThrownBy(
						() -> lookup.inTransactionThatGoesOn(bank.context(), bank::killConnections, caught::add))
					.as("%s", lookup)
					.isInstanceOf(UnexpectedRollbackException.class);
				assertThat(caught).as("%s", lookup).hasSize(1);
				bank.evictConnections();
			}
		}
	}

}
