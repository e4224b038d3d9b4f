package io.appdb.migration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StampAndScriptTests {

	@EachDatabase
	void stampsWithoutRunningAnything(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrations.stamp("2");
			assertThat(migrations.current()).contains("2");
			assertThat(migrated.tables()).doesNotContain("item", "orders");
			assertThat(migrations.pending()).extracting(MigrationInfo::version).containsExactly("3");
			assertThat(migrations.upgrade().to()).isEqualTo("3");
			assertThat(migrated.tables()).contains("orders").doesNotContain("item");
			migrations.stamp("1");
			assertThat(migrations.history()).extracting(MigrationInfo::version).containsExactly("1");
			migrations.stamp("base");
			assertThat(migrations.history()).isEmpty();
			assertThat(migrated.tables()).contains("orders");
		}
	}

	@EachDatabase
	void beginsWithADatabaseThatHasTables(TestDatabase database, @TempDir Path folder) {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrated.jdbc().execute("create table item (id int not null primary key, name varchar(50))");
			migrations.init("1");
			migrations.init("1");
			assertThat(migrations.current()).contains("1");
			assertThat(migrations.history()).extracting(MigrationInfo::state).containsExactly(MigrationState.BASELINE);
			assertThat(migrations.upgrade().migrations()).extracting(MigrationInfo::version).containsExactly("2", "3");
			assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> migrations.init("2"))
				.withMessageContaining("already been baselined")
				.withMessageEndingWith(
						". Where the history has begun, stamp(\"2\") says which version the tables have");
			assertThatIllegalArgumentException().isThrownBy(() -> migrations.stamp("0"))
				.withMessageContaining("There is no version 0");
			assertThat(migrations.downgrade("base").to()).isEqualTo("1");
			assertThat(migrated.tables()).contains("item");
		}
	}

	@EachDatabase
	void writesAScriptThatDoesTheSame(TestDatabase database, @TempDir Path folder) throws SQLException {
		try (MigratedDatabase migrated = MigratedDatabase.of(database, folder).shop()) {
			Migrations migrations = migrated.migrations();
			migrated.file("V2__price.sql", "alter table item add column price int default 7;",
					"insert into item (id, name) values (2, '${flyway:table}')");
			String up = migrations.sql("base", "head");
			assertThat(migrated.tables()).isEmpty();
			run(database, up);
			assertThat(migrations.current()).contains("3");
			assertThat(migrations.upgrade().migrations()).isEmpty();
			assertThat(migrated.jdbc().queryForList("select name from item", String.class))
				.containsExactly("flyway_schema_history");

			assertThat(migrations.sql("current", "3")).isEmpty();
			run(database, migrations.sql("head", "1"));
			assertThat(migrations.current()).contains("1");
			assertThat(migrated.tables()).contains("item").doesNotContain("orders");
			run(database, migrations.sql("1", "2"));
			assertThat(migrations.current()).contains("2");
			assertThat(migrations.downgrade("1").to()).isEqualTo("1");
		}
	}

	private static void run(TestDatabase database, String script) throws SQLException {
		try (Connection connection = database.connect()) {
			ScriptUtils.executeSqlScript(connection, new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)));
		}
	}

}
