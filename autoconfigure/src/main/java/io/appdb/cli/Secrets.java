package io.appdb.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Takes passwords out of texts, whoever wrote them. Stateless.
 *
 * @param environment where the passwords are, {@code null} before there is one
 */
record Secrets(@Nullable Environment environment) {

	private static final List<String> PASSWORDS = List.of("app.db.password", "spring.datasource.password",
			"spring.datasource.hikari.password", "spring.flyway.password");

	private static final List<String> ADDRESSES = List.of("app.db.url", "spring.datasource.url",
			"spring.datasource.hikari.jdbc-url", "spring.flyway.url", "app.db.migration.scratch-url");

	private static final List<String> WORDS = List.of("app.db.type", "app.db.host", "app.db.name", "app.db.username",
			"spring.datasource.username", "spring.datasource.hikari.username", "spring.flyway.user");

	/**
	 * Ahead of a password in a URL, or of one with its name.
	 */
	private static final String PLACE = "(?i)(://[^/\\s@:]*:|(?:password|passwd|pwd)\\s*=\\s*['\"]?)";

	/**
	 * A password that stands in a URL, as it is encoded there.
	 */
	private static final Pattern IN_URL = Pattern.compile("(://[^/\\s@:]*:)[^/\\s@]+(?=@)");

	private static final String BEFORE = "(?<![\\p{L}\\p{N}])";

	private static final String AFTER = "(?![\\p{L}\\p{N}])";

	String mask(String text) {
		Environment known = this.environment;
		if (known == null) {
			return text;
		}
		List<DatabaseUrl> addresses = ADDRESSES.stream()
			.flatMap((key) -> Stream.ofNullable(address(known.getProperty(key))))
			.toList();
		Set<String> words = words(known, addresses);
		List<String> passwords = Stream
			.concat(PASSWORDS.stream().map(known::getProperty), addresses.stream().map(DatabaseUrl::password))
			.filter(Objects::nonNull)
			.filter((password) -> !password.isBlank())
			.toList();
		String masked = text;
		for (String password : passwords) {
			String literal = "(?-i:" + Pattern.quote(password) + ")" + AFTER;
			masked = masked.replaceAll(PLACE + literal, "$1" + Matcher.quoteReplacement(DatabaseUrl.MASK));
			if (!words.contains(password.toLowerCase(Locale.ROOT))) {
				masked = masked.replaceAll(BEFORE + literal, DatabaseUrl.MASK);
			}
		}
		return IN_URL.matcher(masked).replaceAll("$1" + DatabaseUrl.MASK);
	}

	/**
	 * What is in an address beside its password, and no secret therefore.
	 */
	private static Set<String> words(Environment known, List<DatabaseUrl> addresses) {
		Stream<@Nullable String> parts = addresses.stream()
			.flatMap((url) -> Stream.of(url.type().keyword(), url.host(), url.database(), url.username()));
		return Stream.concat(WORDS.stream().map(known::getProperty), parts)
			.filter(Objects::nonNull)
			.map((word) -> word.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	private static @Nullable DatabaseUrl address(@Nullable String url) {
		try {
			return (url != null) ? DatabaseUrl.parse(url) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
