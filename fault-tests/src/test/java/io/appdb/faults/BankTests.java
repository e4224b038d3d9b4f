package io.appdb.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing acknowledged is lost and nothing refused is done while servers are
 * killed, frozen, cut off and shut to a bank at work. The profile {@code faults} does it
 * at length and writes docs/reliability.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankTests {

	private static final Effort EFFORT = Effort.chosen();

	private static final int KILLS = 6;

	private final Stage stage = new Stage();

	private final List<Tally> tallies = new ArrayList<>();

	static Stream<Arguments> cases() {
		return EFFORT.cases();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cases")
	void keepsItsWord(DatabaseType type, Outage outage) throws Exception {
		Scene scene = this.stage.scene(type, outage.isOfNetwork());
		Rounds rounds = new Rounds(scene.workplace(), type.displayName(), this.stage.history(), outage.on(scene));
		Tally tally = rounds.play(EFFORT.times(outage));
		count(tally);
		assertThat(rounds.findings()).isEmpty();
		assertThat(tally.isNoticed() || outage.isBearable()).as("noticed by a customer").isTrue();
	}

	@Test
	void keepsItsWordInFile(@TempDir Path directory) throws IOException, SQLException, InterruptedException {
		KilledApplications applications = new KilledApplications(directory);
		count(applications.play(Math.min(EFFORT.times(), KILLS)));
		assertThat(applications.findings()).isEmpty();
	}

	private void count(Tally tally) {
		this.tallies.add(tally);
		System.out.println(tally.row());
	}

	/**
	 * What is not complete is not written.
	 */
	@AfterAll
	void write() throws IOException {
		this.stage.close();
		if (EFFORT.isWrittenDown(this.tallies.size())) {
			ReliabilityPage.ofProject()
				.write("bank", new BankTable("database", "first 200 after", this.tallies).toString());
		}
	}

}
