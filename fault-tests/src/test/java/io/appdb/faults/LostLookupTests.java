package io.appdb.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.appdb.engine.DatabaseType;
import io.appdb.error.DatabaseUnavailableException;
import io.appdb.faults.bank.Lookup;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.hibernate.JDBCException;

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
			}
		}
	}

}
