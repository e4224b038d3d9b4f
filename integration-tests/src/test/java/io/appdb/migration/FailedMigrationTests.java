package io.appdb.migration;

import java.io.IOException;
import java.nio.file.Path;

import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FailedMigrationTests {

	@EachDatabase
	void aFailureOnTheWayDownIsTakenBackOrRecorded(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			migrated.file("U3__orders.sql", "drop table orders;", "", "drop table no_such;");
			boolean atomic = MigratedDatabase.isAtomic(database);
			assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> migrations.downgrade("1"))
				.withMessageContaining("U3__orders.sql failed at line 3")
				.withMessageContaining("no_such")
				.withMessageContaining(atomic ? "Nothing of this file stays" : "stamp(\"2\")")
				.satisfies((failure) -> {
					assertThat(failure.script()).isEqualTo("U3__orders.sql");
					assertThat(failure.line()).isEqualTo(3);
					assertThat(failure.statement()).isEqualTo("drop table no_such");
					assertThat(failure.isRolledBack()).isEqualTo(atomic);
				});
			if (atomic) {
				assertThat(migrated.tables()).contains("orders");
				assertThat(migrations.current()).contains("3");
				migrated.file("U3__orders.sql", "drop table orders;");
			}
			else {
				assertThat(migrations.history()).last()
					.satisfies((info) -> assertThat(info.state()).isEqualTo(MigrationState.FAILED));
				assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> migrations.downgrade("1"))
					.withMessageContaining("V3__orders.sql is recorded as failed")
					.withMessageContaining("stamp(\"2\")");
				assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(migrations::upgrade)
					.withMessageContaining("V3__orders.sql is recorded as failed");
				migrations.stamp("2");
			}
			assertThat(migrations.downgrade("1").to()).isEqualTo("1");
			assertThat(migrations.upgrade().to()).isEqualTo("3");
		}
	}

	@EachDatabase
	void aFailureOnTheWayUpIsTakenBackOrRecorded(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrated.file("V3__orders.sql", "create table orders (id int not null primary key);",
					"insert into no_such values (1);");
			boolean atomic = MigratedDatabase.isAtomic(database);
			assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(migrations::upgrade)
				.withMessageContaining("V3__orders.sql failed at line 2")
				.withMessageContaining("insert into no_such values (1)")
				.withMessageContaining(atomic ? "Nothing of this file stays" : "stamp(\"2\")")
				.satisfies((failure) -> assertThat(failure.isRolledBack()).isEqualTo(atomic));
			assertThat(migrations.current()).contains("2");
			assertThat(migrated.tables().contains("orders")).isEqualTo(!atomic);
			if (!atomic) {
				migrated.file("V3__orders.sql", "create table orders (id int not null primary key);");
				migrations.stamp("3");
				assertThat(migrations.history()).last()
					.satisfies((info) -> assertThat(info.state()).isEqualTo(MigrationState.APPLIED));
				assertThat(migrations.upgrade().migrations()).isEmpty();
				assertThat(migrations.downgrade("2").to()).isEqualTo("2");
			}
		}
	}

	@EachDatabase
	void aFileOutsideATransactionIsRecordedEverywhere(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			migrated.file("U3__orders.sql.conf", "executeInTransaction=false");
			migrated.file("U3__orders.sql", "insert into item (id, name) values (8, 'stays');", "drop table no_such;",
					"drop table orders;");
			assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> migrations.downgrade("2"))
				.withMessageContaining("U3__orders.sql failed at line 2")
				.satisfies((failure) -> assertThat(failure.isRolledBack()).isFalse());
			assertThat(migrated.jdbc().queryForList("select id from item order by id", Integer.class))
				.containsExactly(2, 8);
			assertThat(migrations.history()).last()
				.satisfies((info) -> assertThat(info.state()).isEqualTo(MigrationState.FAILED));
			migrations.stamp("3");
			migrated.file("U3__orders.sql", "drop table orders;");
			assertThat(migrations.downgrade("2").to()).isEqualTo("2");
			assertThat(migrations.history()).extracting(MigrationInfo::version).containsExactly("1", "2");
			assertThat(migrated.tables()).doesNotContain("orders");
		}
	}

	@EachDatabase
	void aRepeatableFileThatFailedRunsAgain(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrated.file("R__rows.sql", "create table made (id int);", "insert into no_such values (1);");
			boolean atomic = MigratedDatabase.isAtomic(database);
			assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(migrations::upgrade)
				.withMessageContaining("R__rows.sql failed at line 2")
				.withMessageContaining(atomic ? "Nothing of this file stays"
						: "Put the schema in order by hand, and call stamp(\"3\"): the file then runs again with the "
								+ "next upgrade");
			migrated.file("R__rows.sql", "create table made (id int);");
			if (!atomic) {
				assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(migrations::upgrade)
					.withMessageContaining("R__rows.sql is recorded as failed")
					.withMessageContaining("call stamp(\"3\")");
				migrated.jdbc().execute("drop table made");
				migrations.stamp("3");
			}
			assertThat(migrations.history()).extracting(MigrationInfo::version).containsExactly("1", "2", "3");
			assertThat(migrations.upgrade().migrations()).extracting(MigrationInfo::script)
				.containsExactly("R__rows.sql");
			assertThat(migrated.tables()).contains("made");
			migrations.stamp("2");
			assertThat(migrations.history()).extracting(MigrationInfo::script).contains("R__rows.sql");
		}
	}

	@EachDatabase
	void nothingRunsWithoutEveryFile(TestDatabase database, @TempDir Path folder) throws IOException {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			migrated.delete("U2__price.sql");
			assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> migrations.downgrade("base"))
				.withMessageContaining("Nothing was taken back")
				.withMessageContaining("version 2 has no file U2__….sql next to V2__price.sql");
			assertThat(migrations.current()).contains("3");
			assertThat(migrated.tables()).contains("orders");
			assertThat(migrations.downgrade("2").to()).isEqualTo("2");
		}
	}

	@EachDatabase
	void nothingRunsAfterAFileHasChanged(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			int applied = MigratedDatabase.checksum("create table orders (id int not null primary key);");
			int own = MigratedDatabase.checksum("drop table orders;");
			assertChanged(migrated, "-- appdb: undoes checksum 17", "and the one applied has " + applied);
			assertChanged(migrated, "-- appdb: undoes checksum " + applied + ", own checksum 18",
					"own checksum 18', and it is " + own);
			assertChanged(migrated, "-- appdb: undoes something", "has a line '-- appdb: undoes something'");
			migrated.file("U3__orders.sql", "-- appdb: undoes checksum " + applied + ", own checksum " + own,
					"drop table orders;");
			migrated.file("V3__orders.sql", "create table orders (id int not null primary key, more int);");
			assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> migrations.downgrade("-1"))
				.withMessageContaining("V3__orders.sql has changed after it was applied");
			assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(migrations::upgrade)
				.withMessageContaining("checksum mismatch");
			migrated.file("V3__orders.sql", "create table orders (id int not null primary key);");
			assertThat(migrations.downgrade("-1").to()).isEqualTo("2");
		}
	}

	private static void assertChanged(MigratedDatabase migrated, String line, String message) {
		migrated.file("U3__orders.sql", line, "drop table orders;");
		assertThatExceptionOfType(InvalidMigrationException.class)
			.isThrownBy(() -> migrated.migrations().downgrade("base"))
			.withMessageContaining("Nothing was taken back")
			.withMessageContaining("U3__orders.sql")
			.withMessageContaining(message);
		assertThat(migrated.migrations().current()).contains("3");
	}

	@EachDatabase
	void refusesTwoFilesOfOneVersion(TestDatabase database, @TempDir Path folder) throws IOException {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			migrated.file("U3__other.sql", "drop table orders;");
			assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> migrations.downgrade("-1"))
				.withMessageContaining("Version 3 has more than one U file")
				.withMessageContaining("U3__other.sql");
			migrated.file("V3__other.sql", "drop table orders;");
			assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(migrations::upgrade)
				.withMessageContaining("more than one migration with version 3");
			migrated.delete("V3__other.sql");
			assertThat(migrations.current()).contains("3");
			assertThat(migrated.tables()).contains("orders");
		}
	}

}
