package io.appdb.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import io.appdb.schema.SchemaMode;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class UpgradeDowngradeTests {

	@EachDatabase
	void goesUpAndDownAndKeepsRows(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			assertThat(migrations.upgrade("1").migrations()).extracting(MigrationInfo::script)
				.containsExactly("V1__items.sql");
			migrated.jdbc().update("insert into item (id, name) values (1, 'first')");
			assertThat(migrations.upgrade("+1").to()).isEqualTo("2");
			assertThat(migrations.upgrade()).hasToString("from version 2 to 3: V3__orders.sql");
			assertThat(migrations.upgrade()).hasToString("nothing to do at version 3");
			assertThat(migrated.jdbc().queryForList("select price from item order by id", Integer.class))
				.containsExactly(7, 7);

			MigrationReport report = migrations.downgrade("1");
			assertThat(report).hasToString("from version 3 to 1: U3__orders.sql, U2__price.sql");
			assertThat(report.migrations()).allSatisfy((info) -> {
				assertThat(info.state()).isEqualTo(MigrationState.PENDING);
				assertThat(info.duration()).isNotNull();
			});
			assertThat(migrated.jdbc().queryForList("select * from item")).singleElement()
				.satisfies((row) -> assertThat(row.values()).containsExactly(1, "first"));
			assertThat(migrated.tables()).contains("item").doesNotContain("orders");

			assertThat(migrations.upgrade().to()).isEqualTo("3");
			assertThat(migrations.downgrade("base").to()).isNull();
			assertThat(migrated.tables()).doesNotContain("item", "orders");
			assertThat(migrations.current()).isEmpty();
			assertThat(migrations.upgrade().to()).isEqualTo("3");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE, DatabaseType.H2 })
	void tellsAListenerOfEachFile(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			List<String> told = new ArrayList<>();
			Migrations migrations = migrated.migrations().reportingTo(new MigrationListener() {

				@Override
				public void started(String script) {
					told.add("started " + script);
				}

				@Override
				public void finished(String script, Duration duration) {
					assertThat(duration).isPositive();
					told.add("finished " + script);
				}

			});
			migrations.upgrade("2");
			migrations.downgrade("-1");
			assertThat(told).containsExactly("started V1__items.sql", "finished V1__items.sql", "started V2__price.sql",
					"finished V2__price.sql", "started U2__price.sql", "finished U2__price.sql");
			told.clear();
			migrated.file("V3__orders.sql", "create table;");
			assertThatException().isThrownBy(migrations::upgrade);
			assertThat(told).last().isEqualTo("started V3__orders.sql");
		}
	}

	@EachDatabase
	void tellsHistoryAndPending(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			assertThat(migrations.current()).isEmpty();
			assertThat(migrations.history()).isEmpty();
			assertThat(migrations.pending()).extracting(MigrationInfo::version).containsExactly("1", "2", "3");
			migrations.upgrade("2");
			migrated.file("R__view.sql", "create view names as select name from item;");
			assertThat(migrations.current()).contains("2");
			assertThat(migrations.pending()).extracting(MigrationInfo::script)
				.containsExactly("V3__orders.sql", "R__view.sql");
			assertThat(migrations.history()).hasSize(2).last().satisfies((info) -> {
				assertThat(info.version()).isEqualTo("2");
				assertThat(info.description()).isEqualTo("price");
				assertThat(info.state()).isEqualTo(MigrationState.APPLIED);
				assertThat(info.installedOn()).isNotNull();
				assertThat(info.duration()).isNotNull();
			});
			assertThat(migrations.upgrade().migrations()).extracting(MigrationInfo::script)
				.containsExactly("V3__orders.sql", "R__view.sql");
			assertThat(migrations.current()).contains("3");
			assertThat(migrations.pending()).isEmpty();
		}
	}

	@EachDatabase
	void takesTheLastOnesBack(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			assertThat(migrations.downgrade("-1").to()).isEqualTo("2");
			assertThat(migrations.downgrade("2").migrations()).isEmpty();
			assertThat(migrations.downgrade("-2").to()).isNull();
			assertThat(migrations.downgrade("base").migrations()).isEmpty();
		}
	}

	@EachDatabase
	void refusesToGoDownUnlessAllowedOrForced(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder, false, SchemaMode.NONE).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			migrated.jdbc().update("insert into orders (id) values (1)");
			assertThatIllegalStateException().isThrownBy(() -> migrations.downgrade("-1"))
				.withMessageContaining("app.db.schema.allow-drop")
				.withMessageContaining("U3__orders.sql may lose rows of table")
				.withMessageContaining(", which has 1 row\n");
			assertThat(migrations.current()).contains("3");
			assertThat(migrations.downgrade("-1", true).to()).isEqualTo("2");
		}
	}

	@EachDatabase
	void anAliasIsNoTableOfAnotherDatabase(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder, false, SchemaMode.NONE).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			migrated.jdbc().update("delete from item");
			migrated.file("U3__orders.sql", "update item set name = 'ordered' where exists "
					+ "(select 1 from orders o where o.id = item.id); drop table orders;");
			assertThat(migrations.downgrade("-1").to()).isEqualTo("2");
			assertThat(migrated.tables()).contains("item").doesNotContain("orders");
		}
	}

	@EachDatabase
	void goesDownUnforcedWhereNoRowIsLost(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder, false, SchemaMode.NONE).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			assertThatIllegalStateException().as("all files are looked at before the first one runs")
				.isThrownBy(() -> migrations.downgrade("1"))
				.withMessageContaining("U2__price.sql");
			assertThat(migrations.downgrade("-1").to()).isEqualTo("2");
			assertThatIllegalStateException().isThrownBy(() -> migrations.downgrade("-1"))
				.withMessageContaining(", which has 1 row\n");
			migrated.jdbc().update("delete from item");
			assertThat(migrations.downgrade("base").to()).isNull();
			assertThat(migrated.tables()).doesNotContain("item", "orders");
		}
	}

	@EachDatabase
	void looksAgainBeforeEachFile(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder, false, SchemaMode.NONE).shop()) {
			migrated.file("U3__orders.sql", "insert into item (id, name) values (3, 'late');", "drop table orders;");
			migrated.file("U2__price.sql", "alter table item drop column price;");
			Migrations migrations = migrated.migrations();
			migrations.upgrade();
			migrated.jdbc().update("delete from item");
			assertThatIllegalStateException().isThrownBy(() -> migrations.downgrade("base"))
				.withMessageContaining("Version 2 was not taken back")
				.withMessageContaining("downgrade(\"base\", true)");
			assertThat(migrations.current()).contains("2");
		}
	}

	@EachDatabase
	void theModeMigratesAtStart(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase empty = MigratedDatabase.of(database, folder).shop();
				MigratedDatabase migrated = MigratedDatabase.of(database, folder, true, SchemaMode.MIGRATE)) {
			assertThat(empty.migrations().current()).contains("3");
			assertThat(migrated.migrations().pending()).isEmpty();
		}
	}

	@EachDatabase
	void refusesTargetsThatDoNotExist(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.upgrade("2");
			Map<String, String> up = Map.of("9", "the versions are 1, 2, 3", "1", "downgrade(\"1\")", "+2",
					"1 migrations are pending", "+0", "+1", "latest", "'head'", "-1", "not a version");
			up.forEach((target, message) -> assertThatIllegalArgumentException().as(target)
				.isThrownBy(() -> migrations.upgrade(target))
				.withMessageContaining(message));
			Map<String, String> down = Map.of("9", "the versions are 1, 2, 3", "3", "not applied", "-3",
					"2 migrations are applied", "-0", "-1", "head", "'base'", "+1", "not a version");
			down.forEach((target, message) -> assertThatIllegalArgumentException().as(target)
				.isThrownBy(() -> migrations.downgrade(target))
				.withMessageContaining(message));
			assertThatIllegalArgumentException().isThrownBy(() -> migrations.stamp("9")).withMessageContaining("9");
			assertThatIllegalArgumentException().isThrownBy(() -> migrations.sql("1", "9")).withMessageContaining("9");
			assertThatIllegalArgumentException().isThrownBy(() -> migrations.init("one"))
				.withMessageContaining("'one'");
			assertThat(migrations.current()).contains("2");
		}
	}

	@EachDatabase
	void replacesPlaceholdersAndReadsStatementsAsFlywayDoes(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder)) {
			migrated.file("V1__items.sql", "create table item (name varchar(50));", "/* a; comment */",
					"insert into item values ('semi;colon');", "insert into item values ('${flyway:table}');");
			migrated.file("U1__items.sql", "-- drop; it", "insert into item values (';${flyway:table}');",
					"create table undone as select name from item;", "drop table item;");
			migrated.migrations().upgrade();
			migrated.migrations().downgrade("base");
			assertThat(migrated.jdbc().queryForList("select name from undone", String.class))
				.isEqualTo(List.of("semi;colon", "flyway_schema_history", ";flyway_schema_history"));
		}
	}

}
