package io.appdb.companions.held;

import io.appdb.companions.Comparison;
import io.appdb.companions.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeldResponseTests {

	@ParameterizedTest(name = "{0}")
	@EnumSource
	void carriesTheHeadersOfTheSecurityFilters(Database database) {
		String headers = " [nosniff] [no-cache, no-store, max-age=0, must-revalidate]";
		assertThat(Comparison.withTheStarter(HeldProbe.class, database)).containsExactly("200 stored one" + headers,
				"409 duplicate" + headers, "401" + headers);
	}

}
