package io.appdb.migration;

import java.nio.file.Path;
import java.util.List;

import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files written by hand that do not take back what they should.
 */
class UndoFileTests {

	private static DraftedDatabase drafted(TestDatabase database, Path folder, String up, String down) {
		DraftedDatabase drafted = DraftedDatabase.of(database, folder, KeptDrafts.Person.class);
		drafted.revision("people");
		drafted.write("V2__by_hand.sql", up);
		if (!down.isEmpty()) {
			drafted.write("U2__by_hand.sql", down);
		}
		drafted.migrations().upgrade();
		return drafted;
	}

	private static void assertLeaves(DraftedDatabase drafted, String difference) {
		VerifyReport verified = drafted.migrations().verify();
		assertThat(verified.isSuccessful()).isFalse();
		assertThat(verified.steps().get(2).problems()).singleElement().asString().isEqualToIgnoringCase(difference);
		DriftReport checked = drafted.migrations().check();
		assertThat(checked.isClean()).isFalse();
		assertThat(checked.undo()).singleElement().asString().isEqualToIgnoringCase(difference);
		assertThat(checked.toString()).containsIgnoringCase("not taken back: " + difference);
	}

	/**
	 * The file of the version below drops the table and hides it.
	 */
	@EachDatabase
	void leaveAnIndexBehind(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = drafted(database, folder, "create index by_age on person (age desc, id);",
				"-- nothing")) {
			assertLeaves(drafted, "U2__by_hand.sql leaves table person: index by_age (age desc, id) added");
		}
	}

	@EachDatabase
	void leaveAViewBehind(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = drafted(database, folder, "create view adult as select id from person;",
				"-- nothing")) {
			assertLeaves(drafted, "U2__by_hand.sql leaves view adult: added");
		}
	}

	@EachDatabase
	void fail(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = drafted(database, folder, "create view adult as select id from person;",
				"drop view nobody;")) {
			assertThat(drafted.migrations().verify().steps().get(2).problems()).singleElement()
				.asString()
				.contains("U2__by_hand.sql");
			assertThat(drafted.migrations().check().undo()).singleElement().asString().contains("U2__by_hand.sql");
		}
	}

	@EachDatabase
	void areMissingOrDoWell(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = drafted(database, folder, "create view adult as select id from person;", "")) {
			drafted.write("R__teens.sql", "create view teen as select 1 as id;");
			drafted.migrations().upgrade();
			assertThat(drafted.migrations().check().undo()).isEmpty();
			assertThat(drafted.migrations().verify().steps().get(2).problems()).singleElement()
				.asString()
				.contains("version 2 has no file");
			drafted.write("U2__by_hand.sql", "drop view adult;");
			assertThat(drafted.migrations().check().undo()).isEqualTo(List.of());
		}
	}

}
