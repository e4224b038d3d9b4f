package io.appdb.companions.envers;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;

class EnversTests {

	@Test
	void keepsRevisionsOfWhatIsCommitted() {
		Comparison.assertSame(EnversProbe.class, "3 revisions", "first", "second", "deleted");
	}

}
