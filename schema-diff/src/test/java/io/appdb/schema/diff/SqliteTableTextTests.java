package io.appdb.schema.diff;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SqliteTableTextTests {

	private static SqliteTableText read(String columns) {
		return new SqliteTableText("CREATE TABLE t (" + columns + ")", SqliteDiffDialect.IDENTIFIERS);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "none",
			value = { "a int|int|none", "a VARCHAR(20) collate NoCase|varchar(20) collate nocase|none",
					"a text collate binary|text|none", "a|''|none", "a int default 7|int|7", "a int default -7|int|-7",
					"a int default (1+2)|int|1 + 2", "a text default 'it''s'|text|'it''s'",
					"a int default null|int|none", "a timestamp default CURRENT_TIMESTAMP|timestamp|current_timestamp",
					"a text default \"x\"|text|'x'",
					"a int constraint n not null default 5 constraint c check (a > 0)|int|5" })
	void readsTypeAndDefault(String definition, String type, @Nullable String value) {
		Column column = read(definition).column("a", false);
		assertThat(column.type()).isEqualTo(type.equals("''") ? "" : type);
		assertThat(column.defaultValue()).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "id integer primary key|false", "id int primary key|true", "id integer primary key desc|true",
					"id integer, primary key (ID)|false", "id integer, b int, primary key (id, b)|true" })
	void takesTheNumberOfTheRowForNeverNull(String definition, boolean nullable) {
		assertThat(read(definition).column("id", false).nullable()).isEqualTo(nullable);
	}

	@Test
	void readsHowAColumnIsNumberedAndComputed() {
		SqliteTableText text = read("id integer primary key autoincrement, a int, "
				+ "b int GENERATED ALWAYS AS (A*2) STORED, c text as (lower('X')||a)");
		assertThat(text.column("id", false).identity()).isEqualTo("autoincrement");
		assertThat(text.column("b", false).generated()).isEqualTo("generated always as (a * 2) stored");
		assertThat(text.column("c", false).generated()).isEqualTo("generated always as (lower('X') || a) virtual");
	}

	@Test
	void readsConstraintsBehindColumnsAndBehindAll() {
		SqliteTableText text = read(
				"a int unique on conflict replace check (A > 0), b int constraint to_p references P "
						+ "on delete set null on update cascade deferrable initially deferred, "
						+ "constraint \"the key\" primary key (A, b), unique (B, a) check (a <> b), "
						+ "foreign key (a, b) references q (x, y) match simple not deferrable");
		assertThat(text.primaryKey()).isEqualTo(new PrimaryKey("the key", List.of("a", "b")));
		assertThat(text.constraints()).containsExactlyInAnyOrder(new UniqueKey("", List.of("a"), "on conflict replace"),
				new UniqueKey("", List.of("b", "a"), ""),
				new ForeignKey("to_p", List.of("b"), TableName.of("P"), List.of(), "set null", "cascade",
						"deferrable initially deferred"),
				new ForeignKey("", List.of("a", "b"), TableName.of("q"), List.of("x", "y"), ForeignKey.NO_ACTION,
						ForeignKey.NO_ACTION, ""),
				new CheckConstraint("", "a > 0"), new CheckConstraint("", "a <> b"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "create table t (a int) STRICT|strict",
					"create table t (a int primary key) without ROWID, strict|without rowid, strict",
					"CREATE TABLE \"a(b\" (a int)|''" })
	void readsTheOptions(String sql, String options) {
		assertThat(new SqliteTableText(sql, SqliteDiffDialect.IDENTIFIERS).options()).isEqualTo(options);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a int, constraint c index (a)", "a int, foreign key (a) to b", "a int not sure" })
	void refusesWhatItDoesNotKnow(String columns) {
		assertThatIllegalStateException().isThrownBy(() -> read(columns))
			.withMessageStartingWith("Unknown text in the definition of a table: ");
	}

	@Test
	void refusesAColumnThatIsNotThere() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> read("a int").column("b", false))
			.withMessage("Column b is not in the definition of its table: [a]");
	}

}
