package io.appdb.cli;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
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
			"spring.flyway.password");

	private static final List<String> ADDRESSES = List.of("app.db.url", "spring.datasource.url", "spring.flyway.url",
			"app.db.migration.scratch-url");

	private static final String MASK = "****";

	String mask(String text) {
		Environment known = this.environment;
		if (known == null) {
			return text;
		}
		String masked = text;
		List<String> passwords = Stream
			.concat(PASSWORDS.stream().map(known::getProperty),
					ADDRESSES.stream().map((key) -> password(known.getProperty(key))))
			.filter(Objects::nonNull)
			.filter((password) -> !password.isBlank())
			.toList();
		for (String password : passwords) {
			masked = masked.replaceAll("(?<![\\p{L}\\p{N}])" + Pattern.quote(password) + "(?![\\p{L}\\p{N}])", MASK);
		}
		return masked;
	}

	private static @Nullable String password(@Nullable String url) {
		try {
			return (url != null) ? DatabaseUrl.parse(url).password() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
