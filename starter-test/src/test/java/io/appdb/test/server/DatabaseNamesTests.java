package io.appdb.test.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link DatabaseNames} and {@link RunId}.
 */
class DatabaseNamesTests {

	@Test
	void makesNamesThatTellTheirRun() {
		RunId run = new RunId("1k3f9z");
		DatabaseNames names = new DatabaseNames(run);
		assertThat(names.next()).isEqualTo("appdb_1k3f9z_1_test");
		assertThat(names.next()).isEqualTo("appdb_1k3f9z_2_test");
		assertThat(DatabaseNames.runOf("appdb_1k3f9z_2_test")).contains(run);
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop", "shop_test", "appdb_test", "appdb_template_1f3a_test", "appdb_1k3f9z_1",
			"appdb_1k3f9z_1_test2", "xappdb_1k3f9z_1_test", "appdb_1k3f9z_test", "APPDB_1K3F9Z_1_TEST",
			"appdb_1k3f9zz_1_test", "appdb_zoning_1_test" })
	void takesNoOtherNameForOneOfARun(String name) {
		assertThat(DatabaseNames.runOf(name)).isEmpty();
	}

	@Test
	void fitsEveryRunIntoANumberAndAName() {
		RunId last = new RunId(Integer.toString(Integer.MAX_VALUE, Character.MAX_RADIX));
		assertThat(last.number()).isEqualTo(Integer.MAX_VALUE);
		assertThat(DatabaseNames.runOf(new DatabaseNames(last).next())).contains(last);
		assertThat(RunId.random()).isNotEqualTo(RunId.random());
	}

}
