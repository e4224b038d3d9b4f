package io.appdb.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.appdb.schema.diff.SchemaStatement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RevisionFilesTests {

	@TempDir
	Path folder = Path.of("");

	@ParameterizedTest
	@CsvSource({ "add posts, add_posts", "' Add  Posts! ', add_posts", "a-b/c, a_b_c", "__x__, x", "Größe 2, größe_2",
			"../../etc/passwd, etc_passwd" })
	void makeANameOfTheMessage(String message, String name) {
		assertThat(RevisionFiles.description(message)).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "___", "!?" })
	void refuseAMessageWithoutAName(String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> RevisionFiles.description(message))
			.withMessage("'" + message + "' is no name for a migration: use 1 to 100 letters, as in \"add posts\"");
	}

	@Test
	void refuseAMessageThatIsTooLong() {
		assertThat(RevisionFiles.description("a".repeat(100))).hasSize(100);
		assertThatIllegalArgumentException().isThrownBy(() -> RevisionFiles.description("a".repeat(101)))
			.withMessageEndingWith("use 1 to 100 letters, as in \"add posts\"");
	}

	@Test
	void areNamedAsFlywayIsTold() {
		RevisionFiles files = files(
				Flyway.configure().sqlMigrationPrefix("M").sqlMigrationSeparator("-").sqlMigrationSuffixes(".ddl"));
		assertThat(files.upgrade("1.4", "posts")).isEqualTo(this.folder.resolve("M1.4-posts.ddl"));
		assertThat(files.downgrade("1.4", "posts")).isEqualTo(this.folder.resolve("U1.4-posts.ddl"));
	}

	@Test
	void haveEachStatementBehindItsWarnings() {
		String text = files().text(" add posts\nand tags ",
				List.of(new SchemaStatement("create table post (id int)", List.of()),
						new SchemaStatement("drop table tag", List.of("rows\nare lost", "views break"))));
		assertThat(text).isEqualTo("""
				-- add posts and tags

				create table post (id int);

				-- WARNING: rows are lost
				-- WARNING: views break
				drop table tag;
				""");
	}

	@Test
	void refuseWhatFlywayTakesForAPlaceholder() {
		List<SchemaStatement> statements = List.of(new SchemaStatement("insert into t values ('${x}')", List.of()));
		assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> files().text("x", statements))
			.withMessageContaining("'${'")
			.withMessageContaining("set 'spring.flyway.placeholder-prefix' to something else");
		assertThat(files(Flyway.configure().placeholderReplacement(false)).text("x", statements)).contains("${x}");
		assertThat(files(Flyway.configure().placeholderPrefix("#[")).text("x", statements)).contains("${x}");
	}

	@Test
	void areWrittenIntoADirectoryThatIsMade() throws IOException {
		Path below = this.folder.resolve("db/migration");
		new RevisionFiles(Flyway.configure().encoding(StandardCharsets.ISO_8859_1), below)
			.write(below.resolve("V1.sql"), "ä", below.resolve("U1.sql"), "ö");
		assertThat(Files.readAllBytes(below.resolve("V1.sql"))).containsExactly(0xE4);
		assertThat(Files.readAllBytes(below.resolve("U1.sql"))).containsExactly(0xF6);
	}

	@Test
	void areWrittenBothOrNone() throws IOException {
		Path upgrade = this.folder.resolve("V1.sql");
		Path downgrade = Files.writeString(this.folder.resolve("U1.sql"), "mine");
		assertThatIllegalArgumentException().isThrownBy(() -> files().write(upgrade, "up", downgrade, "down"))
			.withMessage("The file " + downgrade + " is there already: delete it, or choose another name");
		assertThat(upgrade).doesNotExist();
		assertThat(downgrade).hasContent("mine");
	}

	@Test
	void leaveAFileAloneThatIsThere() throws IOException {
		Path upgrade = Files.writeString(this.folder.resolve("V1.sql"), "mine");
		Path downgrade = this.folder.resolve("U1.sql");
		assertThatIllegalArgumentException().isThrownBy(() -> files().write(upgrade, "up", downgrade, "down"))
			.withMessageContaining("V1.sql is there already");
		assertThat(upgrade).hasContent("mine");
		assertThat(downgrade).doesNotExist();
	}

	@Test
	void refuseAFileInPlaceOfTheDirectory() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "x");
		assertThatIllegalArgumentException().isThrownBy(
				() -> new RevisionFiles(Flyway.configure(), file).write(file.resolve("V1"), "", file.resolve("U1"), ""))
			.withMessage("'" + file + "' is no directory");
	}

	private RevisionFiles files() {
		return files(Flyway.configure());
	}

	private RevisionFiles files(FluentConfiguration configuration) {
		return new RevisionFiles(configuration, this.folder);
	}

}
