package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class H2EnumTypeTests {

	private static final String TABLE = "create table lamp (id int primary key, shade shade default 'DARK')";

	@EachDatabase(DatabaseType.H2)
	void enumsThatAreDomainsComeChangeAndGo(TestDatabase before) throws Exception {
		try (TestDatabase after = TestDatabase.create(DatabaseType.H2);
				DiffedDatabase from = new DiffedDatabase(before);
				DiffedDatabase to = new DiffedDatabase(after)) {
			SchemaModel empty = from.read();
			to.run("create domain shade as varchar(5) check (value in ('LIGHT','DARK'))", TABLE);
			from.apply(between(from.read(), to.read()));
			assertThat(between(from.read(), to.read()).descriptions()).isEmpty();
			from.run("insert into lamp values (1, 'LIGHT')", "insert into lamp (id) values (2)");
			SchemaModel two = from.read();

			to.run("drop table lamp", "drop domain shade",
					"create domain shade as varchar(5) check (value in ('DARK','DIM','LIGHT'))", TABLE);
			SchemaDifference more = between(two, to.read());
			assertThat(more.descriptions()).hasSize(1);
			from.apply(more);
			assertThat(between(from.read(), to.read()).descriptions()).isEmpty();
			from.run("insert into lamp values (3, 'DIM')", "delete from lamp where id = 3");
			assertThat(shades(from)).containsExactly("LIGHT", "DARK");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> from.run("insert into lamp values (4, 'GREY')"));
			from.apply(more.reversed());
			assertThat(between(from.read(), two).descriptions()).isEmpty();
			assertThat(shades(from)).containsExactly("LIGHT", "DARK");

			from.apply(between(two, empty));
			assertThat(between(from.read(), empty).descriptions()).isEmpty();
		}
	}

	private static SchemaDifference between(SchemaModel before, SchemaModel after) {
		return SchemaDifference.between(before, after, Renames.none());
	}

	private static List<String> shades(DiffedDatabase database) throws SQLException {
		List<String> shades = new ArrayList<>();
		try (Statement statement = database.connection().createStatement();
				ResultSet rows = statement.executeQuery("select shade from lamp order by id")) {
			while (rows.next()) {
				shades.add(rows.getString(1));
			}
		}
		return shades;
	}

}
