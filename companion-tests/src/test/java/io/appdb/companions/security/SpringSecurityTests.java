package io.appdb.companions.security;

import io.appdb.companions.Comparison;
import org.junit.jupiter.api.Test;

class SpringSecurityTests {

	@Test
	void knowsUsersOfTheDatabase() {
		Comparison.assertSame(SecurityProbe.class, "401", "401", "200 []",
				"403 {\"timestamp\":…,\"status\":403,\"error\":\"Forbidden\",\"path\":\"/notes/mine\"}", "201", "201",
				"500 {\"timestamp\":…,\"status\":500,\"error\":\"Internal Server Error\",\"path\":\"/notes/hire/nobody\"}",
				"401", "200 [\"joan is here\",\"mine\"]", "token: true", "401", "302",
				"200 [\"joan is here\",\"mine\"]");
	}

}
