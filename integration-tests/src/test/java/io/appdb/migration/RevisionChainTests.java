package io.appdb.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import io.appdb.migration.chain.Generation;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of change that a revision sees, from entities in generations through the
 * files that Flyway applies, with rows: up, and back to nothing.
 */
class RevisionChainTests {

	private static final List<Generation> GENERATIONS = Generation.all();

	@EachDatabase
	void goesUpThroughAllGenerationsAndBack(TestDatabase database, @TempDir Path folder) {
		for (Generation generation : GENERATIONS) {
			try (DraftedDatabase drafted = open(database, folder, generation)) {
				Revision revision = drafted.revision(generation.message(), options(generation)).orElseThrow();
				assertSees(revision, generation, database.type());
				drafted.migrations().upgrade();
				assertThat(drafted.migrations().check()).as(generation.message())
					.hasToString("entities, migrations and schema agree");
				generation.rows().forEach(drafted.jdbc()::execute);
				assertKept(drafted, generation);
			}
		}
		try (DraftedDatabase last = open(database, folder, GENERATIONS.get(GENERATIONS.size() - 1))) {
			for (int i = GENERATIONS.size() - 2; i >= 0; i--) {
				last.migrations().downgrade("-1");
				assertThat(last.migrations().check().schema()).as("back at " + GENERATIONS.get(i).message()).isEmpty();
				assertKept(last, GENERATIONS.get(i));
			}
			last.migrations().downgrade("base");
			assertThat(last.tables()).containsExactly("flyway_schema_history");
			last.migrations().upgrade();
			assertThat(last.migrations().check().isClean()).isTrue();
			assertThat(last.revision("nothing", RevisionOptions.defaults())).isEmpty();
		}
	}

	private static DraftedDatabase open(TestDatabase database, Path folder, Generation generation) {
		return DraftedDatabase.of(database, folder, generation.entities().toArray(Class<?>[]::new));
	}

	private static RevisionOptions options(Generation generation) {
		RevisionOptions options = RevisionOptions.defaults();
		for (Map.Entry<String, String> rename : generation.renames().entrySet()) {
			options = options.withRename(rename.getKey(), rename.getValue());
		}
		return options;
	}

	private static void assertSees(Revision revision, Generation generation, DatabaseType type) {
		List<String> changes = revision.changes()
			.stream()
			.map((change) -> change.toLowerCase(Locale.ROOT).replaceAll("[`\"]", ""))
			.toList();
		assertThat(generation.changesOn(type)).as(generation.message() + ": " + String.join("\n", changes))
			.allSatisfy((pattern) -> assertThat(changes).anySatisfy((change) -> assertThat(change).matches(pattern)));
	}

	private static void assertKept(DraftedDatabase drafted, Generation generation) {
		generation.kept()
			.forEach((query, value) -> assertThat(drafted.jdbc().queryForList(query, String.class))
				.as(generation.message() + ": " + query)
				.containsExactly(value));
	}

}
