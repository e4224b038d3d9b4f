package io.appdb.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.schema.SchemaMode;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tables are made anew over connections that otherwise enforce foreign keys.
 */
class SqliteForeignKeyTests {

	@Test
	void keepsTheRowsThatPointToATableMadeAnew(@TempDir Path folder) throws Exception {
		try (TestDatabase used = TestDatabase.create(DatabaseType.SQLITE);
				MigratedDatabase migrated = family(used, folder)) {
			migrated.file("V2__wider.sql", anew("bigint")).file("U2__wider.sql", anew("int"));
			assertThat(migrated.migrations().upgrade().to()).isEqualTo("2");
			assertEnforcedWithItsRow(migrated);
			assertThat(migrated.migrations().downgrade("-1").to()).isEqualTo("1");
			assertEnforcedWithItsRow(migrated);
		}
	}

	@Test
	void refusesAMigrationThatLeavesARowPointingNowhere(@TempDir Path folder) throws Exception {
		try (TestDatabase used = TestDatabase.create(DatabaseType.SQLITE);
				MigratedDatabase migrated = family(used, folder)) {
			migrated.file("V2__gone.sql", "insert into parent values (5, 5);", "delete from parent where id = 1;");
			assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(migrated.migrations()::upgrade)
				.withMessageContaining("Rows point to rows that are not there (1 of child to parent)");
			assertThat(migrated.migrations().current()).contains("1");
			assertThat(migrated.jdbc().queryForList("select id from parent", Integer.class)).containsExactly(1);
			assertEnforcedWithItsRow(migrated);
		}
	}

	@Test
	void isStillTheDataSourceThatItLendsFrom(@TempDir Path folder) throws Exception {
		try (TestDatabase used = TestDatabase.create(DatabaseType.SQLITE);
				MigratedDatabase migrated = family(used, folder)) {
			DataSource pool = Objects.requireNonNull(migrated.jdbc().getDataSource());
			DataSource lending = UnenforcedForeignKeys.over(pool);
			assertThat(UnenforcedForeignKeys.over(lending)).isSameAs(lending);
			assertThat(lending.isWrapperFor(HikariDataSource.class)).isTrue();
			assertThat(lending.unwrap(HikariDataSource.class)).isSameAs(pool.unwrap(HikariDataSource.class));
			try (Connection lent = lending.getConnection(); Statement statement = lent.createStatement()) {
				assertThat(lent.isWrapperFor(SQLiteConnection.class)).isTrue();
				assertThat(lent.unwrap(SQLiteConnection.class)).isNotNull();
				assertThat(statement.executeQuery("pragma foreign_keys").getInt(1)).isZero();
			}
			assertThat(migrated.jdbc().queryForObject("pragma foreign_keys", Integer.class)).isOne();
		}
	}

	private static MigratedDatabase family(TestDatabase used, Path folder) {
		MigratedDatabase migrated = MigratedDatabase.of(used, folder, true, SchemaMode.NONE)
			.file("V1__family.sql", "create table parent (id integer primary key, x int);",
					"create table child (id integer primary key, p bigint references parent on delete cascade);",
					"insert into parent values (1, 1);", "insert into child values (1, 1);")
			.file("U1__family.sql", "drop table child;", "drop table parent;");
		migrated.migrations().upgrade();
		return migrated;
	}

	private static String[] anew(String type) {
		return new String[] { "create table parent_new (id integer primary key, x " + type + ");",
				"insert into parent_new select * from parent;", "drop table parent;",
				"alter table parent_new rename to parent;" };
	}

	private static void assertEnforcedWithItsRow(MigratedDatabase migrated) {
		assertThat(migrated.jdbc().queryForObject("select count(*) from child", Integer.class)).isOne();
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> migrated.jdbc().update("insert into child values (9, 9)"));
	}

}
