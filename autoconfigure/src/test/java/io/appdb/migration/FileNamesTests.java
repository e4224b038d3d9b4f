package io.appdb.migration;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNamesTests {

	private final FileNames names = new FileNames(Flyway.configure());

	private final FileNames others = new FileNames(Flyway.configure()
		.sqlMigrationPrefix("M")
		.sqlMigrationSeparator("--")
		.sqlMigrationSuffixes(".sql", ".ddl")
		.repeatableSqlMigrationPrefix("A"));

	@ParameterizedTest
	@CsvSource({ "V1__items.sql, 1", "V1_4__items.sql, 1.4", "V1.4__items.sql, 1.4", "U3__items.sql, 3", "V2.sql, 2" })
	void readTheVersion(String file, String version) {
		assertThat(this.names.version(file)).hasToString(version);
	}

	@ParameterizedTest
	@ValueSource(strings = { "R__view.sql", "V__items.sql", "V1__items.txt", "Vx__items.sql", "1__items.sql",
			"readme.md", "v1__items.sql", "V1_items.sql" })
	void haveNoVersionOtherwise(String file) {
		assertThat(this.names.version(file)).isNull();
	}

	@Test
	void followThePrefixSeparatorAndSuffixThatAreSet() {
		assertThat(this.others.version("M7--items.ddl")).hasToString("7");
		assertThat(this.others.version("U7--items.sql")).hasToString("7");
		assertThat(this.others.version("V7__items.sql")).isNull();
		assertThat(this.others.convention()).isEqualTo("M<version>--<description>.sql, U<version>--<description>.sql "
				+ "for the way back, or A--<description>.sql for what runs whenever it has changed");
	}

	@ParameterizedTest
	@CsvSource({ "V1__items.sql, true, false", "R__view.sql, true, false", "U1__items.sql, false, true",
			"beforeMigrate.sql, true, false", "items.sql, false, false", "U__items.sql, false, false" })
	void tellTheWayBackFromTheOthers(String file, boolean up, boolean back) {
		assertThat(this.names.isForUpgrade(file)).isEqualTo(up);
		assertThat(this.names.isUndo(file)).isEqualTo(back);
		assertThat(this.names.isKnown(file)).isEqualTo(up || back);
	}

	@ParameterizedTest
	@CsvSource({ "V1_items.sql, V1__items.sql", "v1__items.sql, V1__items.sql", "V1-items.sql, V1__items.sql",
			"1__items.sql, V1__items.sql", "V1 items.sql, V1__items.sql", "u2_items.sql, U2__items.sql",
			"r_view.sql, R__view.sql", "V1.4_items.sql, V1.4__items.sql" })
	void areProposedWhereAFileIsNearlyOne(String file, String proposal) {
		assertThat(this.names.withProposal(file)).isEqualTo(file + " (" + proposal + "?)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "items.sql", "x1__items.sql", "readme.md", "" })
	void areNotProposedOtherwise(String file) {
		assertThat(this.names.withProposal(file)).isEqualTo(file);
	}

}
