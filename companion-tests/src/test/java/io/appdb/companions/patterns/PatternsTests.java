package io.appdb.companions.patterns;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;

class PatternsTests {

	@Test
	void ofTransactionsEventsAndThreadsKeepTheirMeaning() {
		Comparison.assertSame(TransactionsProbe.class, "scheduled: [tick 1, tick 2]",
				"events: [a, after a, before a, with a]", "checked: [after b, b, before b, with b]",
				"undone: [undone c]", "later", "asynchronous: [later]", "requires new: [inner]", "caught",
				"rolled back", "caught: []", "read-only: [kept]", "by hand: [by hand]");
	}

	@Test
	void ofLazyViewsKeepTheirMeaning() {
		Comparison.assertSame(ViewsProbe.class, "200 <ul><li>one</li><li>two</li></ul>", "not loaded", "500 <html>",
				"not loaded");
	}

}
