package io.appdb.companions.modulith;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;

class SpringModulithTests {

	@Test
	void completesPublicationsOfCommittedTransactions() {
		Comparison.assertSame(ModulithProbe.class, "publications: 1", "[ordered tea, packed tea]", "refused",
				"publications: 2", "[ordered glass, ordered tea, packed tea]", "publications: 2",
				"[ordered glass, ordered tea, packed glass, packed tea]");
	}

}
