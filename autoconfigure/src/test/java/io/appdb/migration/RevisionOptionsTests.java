package io.appdb.migration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import io.appdb.error.InvalidSettingException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of how and where a revision is made.
 */
class RevisionOptionsTests {

	@Test
	void addToEachOther() {
		RevisionOptions options = RevisionOptions.defaults()
			.withRename("users", "people")
			.withIgnored("batch_*")
			.withVersion("2")
			.withSource(RevisionSource.DATABASE)
			.withDirectory(Path.of("sql"))
			.withRename("users.nick", "nickname")
			.withIgnored("quartz_*", "audit")
			.withoutStatements();
		assertThat(options).isEqualTo(new RevisionOptions(true, Map.of("users", "people", "users.nick", "nickname"),
				Set.of("batch_*", "quartz_*", "audit"), RevisionSource.DATABASE, "2", Path.of("sql")));
	}

	@Test
	void ignoreATableOnceThatIsNamedTwice() {
		assertThat(RevisionOptions.defaults().withIgnored("audit", "audit").withIgnored("audit").ignored())
			.containsExactly("audit");
	}

	@Test
	void takeTheLastNameOfWhatIsRenamedTwice() {
		assertThat(RevisionOptions.defaults().withRename("users", "people").withRename("users", "persons").renames())
			.containsExactly(Map.entry("users", "persons"));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  " })
	void compareOnTheServerOfTheDatabaseWhereNoOtherIsSet(@Nullable String url) {
		assertThat(RevisionEnvironment.scratch(url)).isNull();
	}

	@Test
	void nameThePropertyOfAnAddressThatCannotBeReadWithoutShowingIt() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> RevisionEnvironment.scratch("postgresql://me:s3cret@host:port/x"))
			.withMessageStartingWith("'app.db.migration.scratch-url' is unreadable: ")
			.withMessageNotContaining("s3cret");
	}

	@Test
	void writeWhereTheyAreTold(@TempDir Path given) {
		assertThat(RevisionDirectory.of(Flyway.configure().locations("filesystem:elsewhere"), given)).isEqualTo(given);
	}

	@Test
	void writeToTheFirstLocationThatIsADirectory(@TempDir Path folder) {
		assertThat(RevisionDirectory.of(
				Flyway.configure()
					.locations("filesystem:" + folder + "/*/sql", "filesystem:" + folder, "filesystem:elsewhere"),
				null))
			.isEqualTo(folder);
	}

	@Test
	void sayThatNoLocationIsADirectory(@TempDir Path folder) {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> RevisionDirectory.of(Flyway.configure().locations("filesystem:" + folder + "/*/sql"), null))
			.withMessageContaining(folder + "/*/sql")
			.withMessageContaining("Name a directory, or start it in the directory of the project");
	}

}
