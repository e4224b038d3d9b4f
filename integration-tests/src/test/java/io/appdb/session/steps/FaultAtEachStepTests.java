package io.appdb.session.steps;

import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a failure at any step of any unit of work, of the driver, the pool, or what
 * the application does, leaves no connection out, nothing on the thread, no session and
 * no transaction open; that success means stored, that a session goes on after its
 * rollback, and that the next unit of work is served.
 */
class FaultAtEachStepTests {

	@EachDatabase
	void leavesNothingOnThreads(TestDatabase database) throws SQLException, InterruptedException {
		try (StepWalk walk = new StepWalk(database, true)) {
			assertThat(walk.along(Ways.ofThreads(walk.application(), database.type() != DatabaseType.SQLITE)))
				.isEmpty();
		}
	}

	@EachDatabase
	void leavesNothingInRequests(TestDatabase database) throws SQLException, InterruptedException {
		try (StepWalk walk = new StepWalk(database, true)) {
			assertThat(walk.along(Ways.ofRequests(walk.application()))).isEmpty();
		}
	}

	@EachDatabase(DatabaseType.H2)
	void leavesNothingInRequestsWithoutOpenInView(TestDatabase database) throws SQLException, InterruptedException {
		try (StepWalk walk = new StepWalk(database, false)) {
			assertThat(walk.along(Ways.ofRequests(walk.application()))).isEmpty();
		}
	}

}
