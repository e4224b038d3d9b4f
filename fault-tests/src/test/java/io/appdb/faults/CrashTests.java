package io.appdb.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.faults.crash.CrashVerb;
import io.appdb.migration.InvalidMigrationException;
import io.appdb.migration.MigrationFailedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets a JVM die before each step of a call, one after the other, and tests that nothing
 * is half done, or that the next call completes it or says how to. The profile
 * {@code faults} writes docs/reliability.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTests {

	private static final Effort EFFORT = Effort.chosen();

	private static final int STEP = EFFORT.isWhole() ? 1 : 8;

	private static final int ROWS = 15;

	private final List<CrashTally> tallies = new ArrayList<>();

	private SharedClasses classes = SharedClasses.none();

	@BeforeAll
	void archiveClasses(@TempDir Path directory) throws Exception {
		if (EFFORT.isWhole()) {
			this.classes = SharedClasses.archived(directory);
		}
	}

	static Stream<Arguments> cases() {
		Stream<DatabaseType> types = EFFORT.isWhole()
				? Stream.of(DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.SQLITE)
				: Stream.of(DatabaseType.SQLITE);
		return types.flatMap((type) -> Stream.of(CrashVerb.values()).map((verb) -> Arguments.of(type, verb)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cases")
	void leavesNothingHalfDone(DatabaseType type, CrashVerb verb, @TempDir Path directory) throws Exception {
		CrashTally tally = new CrashTally(type, verb.toString());
		this.tallies.add(tally);
		String before = "";
		String after = "";
		try (CrashedDatabase undisturbed = prepared(type, verb, directory)) {
			before = undisturbed.content();
			undisturbed.run(verb);
			after = undisturbed.content();
		}
		assertThat(after).isNotEqualTo(before);
		Trace trace = new Trace(before, after, tally);
		new CrashSteps(STEP).tryEach((step) -> {
			try (CrashedDatabase database = prepared(type, verb, directory)) {
				boolean died = database.die(verb, step);
				if (died) {
					goOn(database, verb, trace, step);
				}
				else {
					assertThat(database.content()).isEqualTo(trace.after());
				}
				return died;
			}
		});
		assertThat(tally.findings()).isEmpty();
	}

	private CrashedDatabase prepared(DatabaseType type, CrashVerb verb, Path directory) throws IOException {
		CrashedDatabase database = CrashedDatabase.create(type, directory, this.classes);
		if (verb != CrashVerb.UPGRADE) {
			database.run(CrashVerb.UPGRADE);
		}
		return database;
	}

	/**
	 * Calls again what was under way, unless it was done.
	 */
	private static void goOn(CrashedDatabase database, CrashVerb verb, Trace trace, int step) throws SQLException {
		CrashTally tally = trace.tally();
		String left = database.content();
		try {
			if (verb != CrashVerb.BATCH_INSERT || left.equals(trace.before())) {
				database.run(verb);
			}
			if (database.content().equals(trace.after())) {
				tally.completed();
			}
			else {
				tally.found("step " + step + " left\n" + left + "and the next call\n" + database.content());
			}
		}
		catch (MigrationFailedException | InvalidMigrationException ex) {
			String message = String.valueOf(ex.getMessage());
			if (message.contains("stamp(")) {
				tally.told();
			}
			else {
				tally.found("step " + step + " left\n" + left + "and the next call says: " + message);
			}
		}
	}

	static Stream<DatabaseType> clones() {
		return EFFORT.isWhole() ? Stream.of(DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB)
				: Stream.of(DatabaseType.POSTGRESQL);
	}

	/**
	 * The next run has to find a whole template or none, and to remove what the dead one
	 * has left.
	 */
	@ParameterizedTest(name = "{0}")
	@MethodSource("clones")
	void leavesNoHalfClone(DatabaseType type) throws Exception {
		CrashTally tally = new CrashTally(type, "making of a clone");
		this.tallies.add(tally);
		boolean died = true;
		for (int step = 1; died; step += STEP) {
			try (ClonedDatabase server = ClonedDatabase.create(type, step, this.classes)) {
				Set<String> before = server.others();
				died = server.die(step);
				if (died) {
					server.die(0);
					tally.completed();
				}
				assertThat(server.others()).as("step " + step).isEqualTo(before);
			}
		}
	}

	@AfterAll
	void write() throws IOException {
		String table = CrashTally.table(this.tallies);
		System.out.println(table);
		if (EFFORT.isWhole() && this.tallies.size() == ROWS) {
			ReliabilityPage.ofProject().write("crashes", table);
		}
	}

	/**
	 * What a call does if nobody dies, and what became of those who did.
	 *
	 * @param before the content of the database before it
	 * @param after the content after it
	 * @param tally what is counted
	 */
	private record Trace(String before, String after, CrashTally tally) {
	}

}
