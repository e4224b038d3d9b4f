package io.appdb.engine;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No text made of a {@link DatabaseUrl} shows the password, whatever it is made of.
 */
class PasswordSecrecyTests {

	private static final String CHARACTERS = "ABCXYZ0189@:/?#%&=+; \\.,!$()[]{}'\"é漢";

	static Stream<String> passwords() {
		Random random = new Random(20261121);
		return Stream.generate(() -> password(random)).limit(400);
	}

	private static String password(Random random) {
		StringBuilder password = new StringBuilder("Q");
		for (int index = 0; index < 3 + random.nextInt(14); index++) {
			password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
		}
		return password.append("W").toString();
	}

	@ParameterizedTest
	@MethodSource("passwords")
	void neverShowsAnEncodedPassword(String password) {
		String encoded = PercentCode.encode(password);
		for (String text : new String[] { "postgresql://app:%s@host:5432/db",
				"mysql+pymysql://app:%s@host/db?charset=utf8", "jdbc:mysql://app:%s@host/db",
				"jdbc:postgresql://host/db?user=app&password=%s", "postgresql:///db?password=%s&user=app" }) {
			DatabaseUrl url = DatabaseUrl.parse(text.formatted(encoded));
			assertThat(url.password()).isEqualTo(password);
			assertThat(url.toString() + url.jdbcUrl()).doesNotContain(password).doesNotContain(encoded);
		}
	}

	@ParameterizedTest
	@MethodSource("passwords")
	void neverShowsARawPassword(String password) {
		String raw = password.replace("%", "");
		DatabaseUrl url = DatabaseUrl.parse("postgresql://app:" + raw + "@host:5432/db");
		assertThat(url.password()).isEqualTo(raw);
		assertThat(url).hasToString("jdbc:postgresql://app:***@host:5432/db");
		assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://host:5432/db");
	}

	@ParameterizedTest
	@MethodSource("passwords")
	void neverShowsAPasswordFromParts(String password) {
		for (DatabaseType type : List.of(DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB,
				DatabaseType.SQLITE, DatabaseType.H2)) {
			DatabaseUrl url = DatabaseUrl.of(type, null, null, "db", "app", password, Map.of());
			assertThat(url.password()).isEqualTo(password);
			assertThat(url.toString() + url.jdbcUrl() + url.withDatabase("x")).doesNotContain(password);
		}
	}

	@ParameterizedTest
	@MethodSource("passwords")
	void neverShowsThePasswordOfAnUnreadableText(String password) {
		for (String text : new String[] { "oracle://app:%s@host/db", "postgresql://app:%s@host:port/db",
				"jdbc:oracle:thin:app/%s@host", "app:%s@host", "jdbc:mysql:host?password=%s",
				"jdbc:db2://h:1/d:user=a;password=%s;" }) {
			String message = messageFor(text.replace("%s", password));
			assertThat(message).isNotNull().doesNotContain(password).doesNotContain(password.substring(1));
		}
	}

	private static @Nullable String messageFor(String text) {
		try {
			return DatabaseUrl.parse(text).toString();
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
	}

	@ParameterizedTest
	@MethodSource("passwords")
	void masksOtherSecretsOfTheDriver(String password) {
		DatabaseUrl url = DatabaseUrl
			.parse("jdbc:postgresql://host/db?sslpassword=" + PercentCode.encode(password) + "&ssl=true");
		assertThat(url).hasToString("jdbc:postgresql://host/db?sslpassword=***&ssl=true");
	}

}
