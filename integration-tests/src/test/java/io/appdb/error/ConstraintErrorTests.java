package io.appdb.error;

import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.JdbcConstraints;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Violated constraints on real databases: what drivers tell alone, and what a catalog
 * adds.
 */
class ConstraintErrorTests {

	@EachDatabase
	void namesAUniqueConstraint(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		UniqueConstraintException violation = unique(
				() -> jdbc.update("INSERT INTO users (id, email) VALUES (3, ?)", "one"));
		assertThat(violation.table()).isEqualToIgnoringCase("users");
		assertThat(violation.getMessage()).doesNotContain("'one'");
		switch (database.type()) {
			case SQLITE -> assertThat(violation.constraint()).isNull();
			default -> assertThat(violation.constraint()).isEqualToIgnoringCase("uk_email");
		}
		switch (database.type()) {
			case MYSQL, MARIADB -> assertThat(violation.columns()).isEmpty();
			default -> assertThat(lowerCase(violation.columns())).containsExactly("email");
		}
	}

	@EachDatabase
	void namesACompositeUniqueConstraintInsideABatch(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		UniqueConstraintException violation = unique(
				() -> jdbc.batchUpdate("INSERT INTO users (id, email, a, b) VALUES (?, ?, ?, ?)",
						List.of(new Object[] { 3, "three", 3, 3 }, new Object[] { 4, "four", 1, 1 })));
		assertThat(violation.table()).isEqualToIgnoringCase("users");
		switch (database.type()) {
			case MYSQL, MARIADB -> assertThat(violation.constraint()).isEqualTo("uk_ab");
			default -> assertThat(lowerCase(violation.columns())).containsExactly("a", "b");
		}
	}

	@EachDatabase
	void namesAPrimaryKey(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		UniqueConstraintException violation = unique(
				() -> jdbc.update("INSERT INTO users (id, email) VALUES (1, 'new')"));
		assertThat(violation.table()).isEqualToIgnoringCase("users");
		switch (database.type()) {
			case MYSQL, MARIADB -> assertThat(violation.constraint()).isEqualTo("PRIMARY");
			default -> assertThat(lowerCase(violation.columns())).containsExactly("id");
		}
	}

	@EachDatabase
	void knowsEverythingWithTheDatabasesCatalog(TestDatabase database) {
		try (HikariDataSource pool = pool(database)) {
			SqlErrorTranslator translator = new SqlErrorTranslator(new JdbcConstraints(pool));
			JdbcTemplate jdbc = Shop.open(database, translator).jdbc();
			UniqueConstraintException email = unique(
					() -> jdbc.update("INSERT INTO users (id, email) VALUES (3, 'one')"));
			assertThat(email.constraint()).isNotNull();
			assertThat(lowerCase(email.columns())).containsExactly("email");
			UniqueConstraintException composite = unique(
					() -> jdbc.update("UPDATE users SET a = 1, b = 1 WHERE id = 2"));
			assertThat(lowerCase(composite.columns())).containsExactly("a", "b");
			UniqueConstraintException primaryKey = unique(
					() -> jdbc.update("INSERT INTO users (id, email) VALUES (1, 'new')"));
			assertThat(lowerCase(primaryKey.columns())).containsExactly("id");
			assertThat(List.of(email, composite, primaryKey))
				.allSatisfy((violation) -> assertThat(violation.table()).isEqualToIgnoringCase("users"));
		}
	}

	@EachDatabase
	void asksTheCatalogOnlyWhereAConnectionIsIdle(TestDatabase database) throws Exception {
		Shop.open(database);
		try (HikariDataSource pool = pool(database)) {
			JdbcConstraints catalog = new JdbcConstraints(pool);
			try (Connection taken = pool.getConnection()) {
				assertThat(taken.isValid(1)).isTrue();
				assertThat(catalog.byColumns("users", List.of("email"))).isEmpty();
			}
			assertThat(catalog.byColumns("users", List.of("email"))).isPresent();
			assertThat(catalog.byColumns("nothing", List.of("email"))).isEmpty();
			assertThat(catalog.byName(null, "uk_email")).isEmpty();
		}
	}

	@EachDatabase
	void namesTheForeignKeyOfAMissingRow(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		ForeignKeyException violation = foreignKey(
				() -> jdbc.update("INSERT INTO posts (id, author_id) VALUES (1, 99)"));
		if (database.type() == DatabaseType.SQLITE) {
			assertThat(violation.constraint()).isNull();
			return;
		}
		assertThat(violation.constraint()).isEqualToIgnoringCase("fk_author");
		assertThat(violation.table()).isEqualToIgnoringCase("posts");
		assertThat(lowerCase(violation.columns())).containsExactly("author_id");
	}

	@EachDatabase
	void namesTheForeignKeyOfARowThatIsReferredTo(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		jdbc.update("INSERT INTO posts (id, author_id) VALUES (1, 1)");
		ForeignKeyException violation = foreignKey(() -> jdbc.update("DELETE FROM users WHERE id = 1"));
		if (database.type() == DatabaseType.SQLITE) {
			assertThat(violation.constraint()).isNull();
			return;
		}
		assertThat(violation.constraint()).isEqualToIgnoringCase("fk_author");
		assertThat(violation.table()).isEqualToIgnoringCase("posts");
		assertThat(violation.columns()).doesNotContain("id", "ID");
	}

	@EachDatabase
	void namesTheColumnWithoutValue(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		assertThatExceptionOfType(NotNullException.class)
			.isThrownBy(() -> jdbc.update("INSERT INTO users (id, email) VALUES (3, NULL)"))
			.satisfies((ex) -> assertThat(ex.column()).isEqualToIgnoringCase("email"))
			.satisfies((ex) -> assertThat(ex.table()).isEqualToIgnoringCase("users"));
	}

	@EachDatabase
	void reportsAValueThatIsTooLongWhereThereAreLimits(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		ThrowingCallable insert = () -> jdbc.update("INSERT INTO users (id, email) VALUES (3, ?)", "abcdefgh");
		switch (database.type()) {
			case SQLITE -> assertThatNoException().isThrownBy(insert);
			case POSTGRESQL -> assertThat(tooLong(insert).column()).isNull();
			default -> assertThat(tooLong(insert).column()).isEqualToIgnoringCase("email");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void reportsANumberOutOfRange(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> jdbc.update("INSERT INTO users (id, email, a) VALUES (3, 'new', 99999999999)"))
			.withMessageStartingWith("A value is out of range for ")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("99999999999"));
	}

	@EachDatabase
	void reportsAValueThatIsNoJson(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		jdbc.execute("CREATE TABLE docs (id INT, data " + switch (database.type()) {
			case POSTGRESQL -> "JSONB";
			case SQLITE -> "TEXT CHECK (json_valid(data))";
			default -> "JSON";
		} + ")");
		String value = switch (database.type()) {
			case POSTGRESQL -> "CAST(? AS JSONB)";
			case H2 -> "? FORMAT JSON";
			default -> "?";
		};
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> jdbc.update("INSERT INTO docs (id, data) VALUES (1, " + value + ")", "{bad"))
			.withMessage(switch (database.type()) {
				case MYSQL -> "A value does not fit the type of column docs.data";
				case MARIADB -> "A constraint 'data' on docs does not allow this row";
				case SQLITE -> "A constraint 'json_valid(data)' on docs does not allow this row";
				default -> "A value does not fit the type of a column of docs";
			});
	}

	@EachDatabase(DatabaseType.MYSQL)
	void takesNoErrorOfAValueForOneThatIsTooLong(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		for (String wrong : List.of("CAST(? AS JSON)", "JSON_LENGTH(?)", "ST_GeomFromText(?)", "ST_GeomFromGeoJSON(?)",
				"JSON_SCHEMA_VALID('{}', ?)")) {
			assertThatExceptionOfType(DataIntegrityViolationException.class).as(wrong)
				.isThrownBy(() -> jdbc.queryForList("SELECT " + wrong, "{bad"))
				.withMessage("A value does not fit the type of a column");
		}
	}

	@EachDatabase
	void namesACheck(TestDatabase database) {
		JdbcTemplate jdbc = Shop.open(database).jdbc();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> jdbc.update("INSERT INTO users (id, email, a) VALUES (3, 'new', -1)"))
			.satisfies((ex) -> assertThat(ex.getMessage()).containsIgnoringCase("'ck_a'"));
	}

	private static HikariDataSource pool(TestDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(database.url());
		config.setUsername(database.username());
		config.setPassword(database.password());
		config.setMaximumPoolSize(1);
		return new HikariDataSource(config);
	}

	private static UniqueConstraintException unique(ThrowingCallable work) {
		return Objects.requireNonNull(catchThrowableOfType(UniqueConstraintException.class, work));
	}

	private static ForeignKeyException foreignKey(ThrowingCallable work) {
		return Objects.requireNonNull(catchThrowableOfType(ForeignKeyException.class, work));
	}

	private static ValueTooLongException tooLong(ThrowingCallable work) {
		return Objects.requireNonNull(catchThrowableOfType(ValueTooLongException.class, work));
	}

	private static List<String> lowerCase(List<String> names) {
		return names.stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList();
	}

}
