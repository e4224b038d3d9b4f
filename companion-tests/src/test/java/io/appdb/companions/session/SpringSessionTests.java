package io.appdb.companions.session;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;

class SpringSessionTests {

	@Test
	void keepsAttributesFromRequestToRequest() {
		Comparison.assertSame(SessionProbe.class, "200 null 0", "200 stored", "200 Ada 1",
				"500 {\"timestamp\":…,\"status\":500,\"error\":\"Internal Server Error\",\"path\":\"/failing/Grace\"}",
				"200 Grace 1", "200 null 1", "attributes: 1", "200 ended", "200 null 1");
	}

}
