package io.appdb.companions.quartz;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;

class QuartzTests {

	@Test
	void storesAndRunsJobsInTheTransactionsOfTheApplication() {
		Comparison.assertSame(QuartzProbe.class, "LocalDataSourceJobStore", "inside: true", "undone too: false",
				"[inside, outside]", "jobs: 2");
	}

}
