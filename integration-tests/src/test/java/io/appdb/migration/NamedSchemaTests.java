package io.appdb.migration;

import java.nio.file.Path;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of revisions where entities, or the address of the database, name a schema.
 */
class NamedSchemaTests {

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void makesTheSchemasThatEntitiesName(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Receipt.class, Roll.class)) {
			Revision revision = drafted.revision("receipts");
			assertThat(revision.changes()).hasSize(3);
			assertThat(drafted.text("V1__receipts.sql")).containsSubsequence("create schema if not exists counters;",
					"create schema if not exists till;", "create sequence counters.roll_seq ",
					"create table till.receipt (");
			drafted.migrations().upgrade();
			assertThat(drafted.migrations().check()).hasToString("entities, migrations and schema agree");
			assertThat(drafted.revision("again", RevisionOptions.defaults())).isEmpty();
			VerifyReport verified = drafted.migrations().verify();
			assertThat(verified.isSuccessful()).as(verified.toString()).isTrue();

			drafted.jdbc().execute("drop sequence counters.roll_seq");
			assertThat(drafted.migrations().check().schema()).singleElement()
				.asString()
				.isEqualToIgnoringCase("sequence counters.roll_seq: dropped");
			drafted.jdbc().execute("create sequence counters.roll_seq increment by 50");
			drafted.migrations().downgrade("base");
			drafted.migrations().upgrade();
			assertThat(drafted.migrations().check().isClean()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void worksInTheSchemaThatTheDatabaseIsSetTo(boolean inUrl, @TempDir Path folder) throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.POSTGRESQL)) {
			JdbcTemplate jdbc = new JdbcTemplate(
					new DriverManagerDataSource(database.url(), database.username(), database.password()));
			jdbc.execute("create schema \"App\"");
			if (!inUrl) {
				jdbc.execute("alter database " + jdbc.queryForObject("select current_database()", String.class)
						+ " set search_path = \"App\", public");
			}
			String url = database.url() + (database.url().contains("?") ? "&" : "?") + "currentSchema=%22App%22";
			try (DraftedDatabase drafted = DraftedDatabase.at(inUrl ? url : database.url(), database, folder,
					Drafts.FIRST)) {
				drafted.write("V1__seen.sql", """
						create table seen (id int primary key);
						insert into "App".seen values (1);
						drop table "App".seen;
						""");
				drafted.write("U1__seen.sql", "-- nothing\n");
				assertThat(drafted.revision("items").changes()).containsExactly("table item: added");
				drafted.migrations().upgrade();
				assertThat(drafted.migrations().check().isClean()).isTrue();
				assertThat(drafted.migrations().verify().isSuccessful()).isTrue();
				assertThat(drafted.tables()).contains("item");
				assertThat(drafted.scratchDatabases()).isEmpty();
			}
		}
	}

	@Entity(name = "Receipt")
	@Table(name = "receipt", schema = "till")
	static class Receipt {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

	}

	@Entity(name = "Roll")
	@Table(name = "roll")
	static class Roll {

		@Id
		@SequenceGenerator(name = "rolls", schema = "counters", sequenceName = "roll_seq")
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "rolls")
		@Nullable Long id;

	}

}
