package io.appdb.settings;

import java.util.List;

import io.appdb.error.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the settings of further databases.
 */
class NamedSettingsTests {

	private final MockEnvironment environment = new MockEnvironment().withProperty("app.db.url", "sqlite:///:memory:");

	private List<NamedDatabase> read(String... properties) {
		for (String property : properties) {
			String[] parts = property.split("=", 2);
			this.environment.withProperty("app.db.databases." + parts[0], parts[1]);
		}
		return NamedDatabase.of(DatabaseProperties.of(this.environment));
	}

	@Test
	void hasEveryKeyOfTheDefault() {
		List<NamedDatabase> databases = read("b.url=postgresql://ada@db/b", "b.packages=com.b", "a.type=mysql",
				"a.host=other", "a.name=x", "a.packages=com.a, com.c", "a.pool.size=3", "a.schema.mode=validate",
				"a.retry.max-attempts=7", "a.required=false");
		assertThat(databases).extracting(NamedDatabase::name).containsExactly("a", "b");
		assertThat(databases.get(0).address().url().jdbcUrl()).startsWith("jdbc:mysql://other/x");
		assertThat(databases.get(0).settings().pool().size()).isEqualTo(3);
		assertThat(databases.get(0).settings().retry().maxAttempts()).isEqualTo(7);
		assertThat(databases.get(0).settings().required()).isFalse();
		assertThat(databases.get(1).address().username()).isEqualTo("ada");
		assertThat(databases.get(1).settings().pool().size()).isEqualTo(10);
	}

	@Test
	void ownsWhatIsBelowItsPackages() {
		NamedDatabase database = read("a.url=sqlite:///a.db", "a.packages=com.a").get(0);
		assertThat(List.of("com.a.X", "com.a.b.X", "com.a")).allMatch(database::owns);
		assertThat(List.of("com.ab.X", "com.X")).noneMatch(database::owns);
	}

	@Test
	void isLeftOutWhereItIsOff() {
		assertThat(read("a.enabled=false", "b.url=sqlite:///b.db", "b.packages=com.b")).extracting(NamedDatabase::name)
			.containsExactly("b");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					a.url=sqlite:///a.db                         | app.db.databases.a.packages           | missing
					default.url=sqlite:///a.db                   | app.db.databases                      | 'default'
					Big-one.url=sqlite:///a.db                   | app.db.databases                      | 'Big-one'
					a.packages=x a.pool.size=0                   | app.db.databases.a.pool.size          | 0
					a.packages=x a.session.flush-mode=always     | app.db.databases.a.session.flush-mode | 'always'
					a.packages=x a.pool.size=many                | app.db.databases.a.pool.size          | many
					a.packages=x a.pool.sise=1                   | app.db.databases.a.pool.sise          | did you mean 'app.db.databases.a.pool.size'
					a.packages=x a.databases.b.url=y             | app.db.databases.a.databases          | put all databases
					a.packages=x.y b.packages=x                  | app.db.databases.b.packages           | 'app.db.databases.a.packages' is 'x.y'
					a.packages=x b.packages=x                    | app.db.databases.b.packages           | one database
					""")
	void refusesWhatCannotBe(String properties, String key, String words) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> read(properties.split(" +")))
			.satisfies((failure) -> assertThat(failure.key()).isEqualTo(key))
			.withMessageContaining(words);
	}

	@Test
	void namesItsOwnKeysWhereTheAddressIsWrong() {
		NamedDatabase nowhere = read("a.packages=x").get(0);
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(nowhere::address)
			.withMessageContaining("'app.db.databases.a.url' is missing");
		NamedDatabase twice = read("a.url=postgresql://h/a", "a.host=other").get(0);
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(twice::address)
			.withMessageContaining("'app.db.databases.a.host'")
			.withMessageContaining("'app.db.databases.a.url'");
		for (String type : List.of("sqlite", "h2")) {
			NamedDatabase nameless = read("c.type=" + type, "c.packages=y").get(1);
			assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(nameless::address)
				.withMessage(
						"'app.db.databases.c.name' is missing beside 'app.db.databases.c.type': give the file of the "
								+ "database, or ':memory:' for one in memory, which is gone at exit");
		}
	}

	/**
	 * Too far for a typing error, but made of the same words.
	 */
	@ParameterizedTest
	@CsvSource({ "pool.overflow, pool.max-overflow", "pool.max-size, pool.size", "pool.maximum-pool-size, pool.size",
			"session.query-cache.entries, session.query-cache.max-entries", "pool.waiting, pool.max-waiting",
			"databases.a.pool.overflow, databases.a.pool.max-overflow" })
	void namesTheKeyOfTheSameWords(String unknown, String meant) {
		assertThat(new KnownKeys().remedy(unknown))
			.isEqualTo("did you mean 'app.db." + meant + "'? Correct or remove the key");
	}

	@ParameterizedTest
	@CsvSource({ "pool.max, pool.max-waiting", "pool.everything, pool.size", "secret-url, url" })
	void namesNoKeyWhereSeveralOrNoneHaveTheSameWords(String unknown, String listed) {
		assertThat(new KnownKeys().remedy(unknown)).startsWith("remove the key, or use one of ").contains(listed);
	}

	@Test
	void requiresTheDefault() {
		this.environment.withProperty("app.db.required", "false");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(this::read)
			.withMessageContaining("'app.db.required' is false");
	}

}
