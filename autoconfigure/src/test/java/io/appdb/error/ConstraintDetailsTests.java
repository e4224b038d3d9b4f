package io.appdb.error;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.h2.jdbc.JdbcSQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the drivers tell about a constraint, and how a {@link ConstraintCatalog} completes
 * it.
 */
class ConstraintDetailsTests {

	private static final Constraint EMAIL = new Constraint("uk_email", "users", List.of("email"));

	@Test
	void readsPostgreSqlsFields() {
		PSQLException error = new PSQLException(
				new ServerErrorMessage("C23505\0nuk_ab\0tusers\0DKey (a, \"B b\")=((x), y) already exists.\0"));
		assertConstraint(translate(error, null), "uk_ab", "users", "a", "B b");
	}

	@Test
	void readsTheColumnsOfAForeignKeyOnlyFromItsOwnSide() {
		PSQLException insert = new PSQLException(new ServerErrorMessage(
				"C23503\0nfk_author\0tposts\0" + "DKey (author_id)=(99) is not present in table \"users\".\0"));
		PSQLException delete = new PSQLException(new ServerErrorMessage(
				"C23503\0nfk_author\0tposts\0" + "DKey (id)=(1) is still referenced from table \"posts\".\0"));
		assertForeignKey(translate(insert, null), "fk_author", "posts", "author_id");
		assertForeignKey(translate(delete, null), "fk_author", "posts");
	}

	@Test
	void readsMySqlsAndMariaDbsNames() {
		assertConstraint(translate(mySql(1062, "Duplicate entry 'it's for key 'x'' for key 'users.uk_email'"), null),
				"uk_email", "users");
		assertConstraint(translate(mySql(1062, "(conn=4) Duplicate entry 'a' for key 'uk_email'"),
				"insert into `shop`.`users` (email) values (?)"), "uk_email", "users");
		assertForeignKey(
				translate(mySql(1452,
						"Cannot add or update a child row: a foreign key constraint fails (`shop`.`posts`, CONSTRAINT "
								+ "`fk_author` FOREIGN KEY (`author_id`, `b`) REFERENCES `users` (`id`, `b`))"),
						null),
				"fk_author", "posts", "author_id", "b");
	}

	@Test
	void readsSqlitesColumns() {
		assertConstraint(
				translate(sqlite("A UNIQUE constraint failed (UNIQUE constraint failed: users.a, users.b)"), null),
				null, "users", "a", "b");
		assertConstraint(translate(sqlite("A UNIQUE constraint failed (UNIQUE constraint failed: index 'ix_lower')"),
				"INSERT INTO users VALUES (?)"), "ix_lower", "users");
	}

	@Test
	void readsH2sNames() {
		assertConstraint(translate(h2(23505, "Unique index or primary key violation: \"PUBLIC.UK_AB INDEX "
				+ "PUBLIC.UK_AB_INDEX_4 ON PUBLIC.USERS(A NULLS FIRST, B NULLS FIRST) VALUES ( /* key:1 */ 1, 2)\""),
				null), "UK_AB", "USERS", "A", "B");
		assertConstraint(
				translate(h2(23505,
						"Unique index or primary key violation: \"PUBLIC.CONSTRAINT_6 PRIMARY KEY "
								+ "ON PUBLIC.\"\"Odd Name\"\"(\"\"my id\"\") ( /* key:1 */ 1)\""),
						null),
				"CONSTRAINT_6", "Odd Name", "my id");
		assertForeignKey(
				translate(
						h2(23506,
								"Referential integrity constraint violation: \"FK_AUTHOR: PUBLIC.POSTS "
										+ "FOREIGN KEY(AUTHOR_ID) REFERENCES PUBLIC.USERS(ID) (CAST(99 AS BIGINT))\""),
						null),
				"FK_AUTHOR", "POSTS", "AUTHOR_ID");
	}

	@Test
	void completesByName() {
		SqlErrorTranslator translator = new SqlErrorTranslator(catalog());
		assertConstraint(translator.translate("task", null, mySql(1062, "for key 'UK_EMAIL'")), "uk_email", "users",
				"email");
	}

	@Test
	void completesByColumnsAndTakesTheCatalogsSpelling() {
		SqlErrorTranslator translator = new SqlErrorTranslator(catalog());
		assertConstraint(translator.translate("task", null, sqlite("(UNIQUE constraint failed: USERS.EMAIL)")),
				"uk_email", "users", "email");
	}

	@Test
	void asksTheSecondCatalogForWhatTheFirstDoesNotKnow() {
		ConstraintCatalog both = ConstraintCatalog.none().or(catalog());
		assertThat(both.byName(null, "uk_email")).contains(EMAIL);
		assertThat(both.byColumns("users", List.of("email"))).contains(EMAIL);
		assertThat(ConstraintCatalog.none().or(ConstraintCatalog.none()).byName(null, "uk_email")).isEmpty();
	}

	@Test
	void saysWhatIsKnown() {
		assertThat(new Constraint("uk", "users", List.of("a", "b"))).hasToString("'uk' on users (a, b)");
		assertThat(new Constraint(null, "users", List.of())).hasToString("on users");
		assertThat(new Constraint(null, null, List.of("a"))).hasToString("(a)");
		assertThat(new UniqueConstraintException(Constraint.UNKNOWN, null))
			.hasMessage("Unique constraint is violated: such a row exists already");
		assertThat(new NotNullException(null, "email", null)).hasMessage("A value is required for column email");
		assertThat(new ValueTooLongException("users", null, null))
			.hasMessage("A value is too long for a column of users");
	}

	@Test
	void findsTheTableThatAStatementWrites() {
		assertThat(WrittenTable.of("/* load */ insert into shop.\"Users\"(a) values(1)")).isEqualTo("Users");
		assertThat(WrittenTable.of("UPDATE users SET a=1")).isEqualTo("users");
		assertThat(WrittenTable.of("delete from users where a=1")).isEqualTo("users");
		assertThat(WrittenTable.of("select 1")).isNull();
		assertThat(WrittenTable.of(null)).isNull();
	}

	private static ConstraintCatalog catalog() {
		return new ConstraintCatalog() {

			@Override
			public Optional<Constraint> byName(@Nullable String table, String name) {
				return Optional.of(EMAIL).filter((constraint) -> name.equalsIgnoreCase(constraint.name()));
			}

			@Override
			public Optional<Constraint> byColumns(String table, List<String> columns) {
				return Optional.of(EMAIL).filter((constraint) -> table.equalsIgnoreCase(constraint.table()));
			}

		};
	}

	private static @Nullable Exception translate(SQLException error, @Nullable String sql) {
		return new SqlErrorTranslator().translate("task", sql, error);
	}

	private static SQLException mySql(int code, String message) {
		return new SQLException(message, "23000", code);
	}

	private static SQLException sqlite(String message) {
		return new SQLiteException(message, SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE);
	}

	private static SQLException h2(int code, String message) {
		return new JdbcSQLException(message, "", String.valueOf(code), code, null, "");
	}

	private static void assertConstraint(@Nullable Exception translated, @Nullable String name, @Nullable String table,
			String... columns) {
		assertThat(translated).isInstanceOf(UniqueConstraintException.class);
		UniqueConstraintException violation = (UniqueConstraintException) Objects.requireNonNull(translated);
		assertThat(violation.constraint()).isEqualTo(name);
		assertThat(violation.table()).isEqualTo(table);
		assertThat(violation.columns()).containsExactly(columns);
	}

	private static void assertForeignKey(@Nullable Exception translated, @Nullable String name, @Nullable String table,
			String... columns) {
		assertThat(translated).isInstanceOf(ForeignKeyException.class);
		ForeignKeyException violation = (ForeignKeyException) Objects.requireNonNull(translated);
		assertThat(violation.constraint()).isEqualTo(name);
		assertThat(violation.table()).isEqualTo(table);
		assertThat(violation.columns()).containsExactly(columns);
	}

}
