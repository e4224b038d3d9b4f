package io.appdb.companions.batch;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;

class SpringBatchTests {

	@Test
	void goesOnWhereAJobFailed() {
		Comparison.assertSame(BatchProbe.class, "FAILED, copies [1, 2], commits 1",
				"COMPLETED, copies [1, 2, 3, 4, 5], commits 2", "executions: 2", "JobInstanceAlreadyCompleteException");
	}

}
