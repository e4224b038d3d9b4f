package io.appdb.companions.slices;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;

class SlicesTests {

	@Test
	void ofAnApplicationPass() {
		Comparison.assertSame(SlicesProbe.class, "readsWhatAScriptHasWritten() passed", "startsEmptyAgain() passed",
				"sharesOnePersistenceContextAndOneTransaction() passed", "translatesAViolation() passed",
				"commitsWhenTold() passed");
	}

}
