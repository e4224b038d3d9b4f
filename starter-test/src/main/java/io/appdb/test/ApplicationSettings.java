package io.appdb.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.settings.DatabaseProperties;
import io.appdb.test.server.DatabaseLogin;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.StringUtils;

/**
 * What an application's settings say about its database. Used by the thread that starts
 * the application.
 */
final class ApplicationSettings {

	private static final List<String> PREFIXES = List.of("app.db.", "spring.flyway.", "spring.jpa.", "spring.sql.",
			"spring.data.jpa.");

	/**
	 * Addresses that would win over the one of the test.
	 */
	private static final List<String> ADDRESSES = List.of("spring.datasource.hikari.jdbc-url",
			"spring.datasource.hikari.data-source-class-name", "spring.datasource.hikari.data-source-jndi",
			"spring.datasource.jndi-name");

	private static final String FOLDER = "filesystem:";

	private final ConfigurableEnvironment environment;

	private final Class<?> testClass;

	/**
	 * The name of the further database, {@code null} for the default one.
	 */
	private final @Nullable String name;

	ApplicationSettings(ConfigurableEnvironment environment, Class<?> testClass) {
		this(environment, testClass, null);
	}

	private ApplicationSettings(ConfigurableEnvironment environment, Class<?> testClass, @Nullable String name) {
		this.environment = environment;
		this.testClass = testClass;
		this.name = name;
	}

	/**
	 * What is said about a further database.
	 * @param name its name
	 * @throws TestSetupException if there is none of this name
	 */
	ApplicationSettings ofDatabase(String name) {
		Set<String> names = new TreeSet<>();
		DatabaseProperties.of(this.environment).databases().forEach((known, settings) -> {
			if (settings.enabled()) {
				names.add(known);
			}
		});
		if (!names.contains(name)) {
			throw new TestSetupException(this.testClass,
					"names the database '" + name + "', and "
							+ (names.isEmpty() ? "the application has no further ones"
									: "the further ones of the application are '" + String.join("', '", names) + "'")
							+ ": correct the name, or set it up below app.db.databases." + name);
		}
		return new ApplicationSettings(this.environment, this.testClass, name);
	}

	private String key(String key) {
		return (this.name != null) ? "app.db.databases." + this.name + "." + key : "app.db." + key;
	}

	/**
	 * The type of database the application runs on.
	 */
	DatabaseType type() {
		for (String key : (this.name != null) ? List.of(key("url")) : List.of(key("url"), "spring.datasource.url")) {
			String url = text(key);
			if (url != null) {
				return ofUrl(key, url);
			}
		}
		String type = text(key("type"));
		if (StringUtils.hasText(type)) {
			return DatabaseType.of(type);
		}
		return StringUtils.hasText(text(key("name"))) ? DatabaseType.POSTGRESQL : DatabaseType.SQLITE;
	}

	private DatabaseType ofUrl(String key, String url) {
		try {
			return DatabaseUrl.parse(url).type();
		}
		catch (IllegalArgumentException ex) {
			String remedy = (this.name != null) ? "Set the key to an address of that type in the test's properties"
					: "Name the type in the annotation, as in @DatabaseTest(type = POSTGRESQL)";
			throw new TestSetupException(this.testClass,
					"names no type, and '" + key + "' does not tell one: " + ex.getMessage() + ". " + remedy, ex);
		}
	}

	private @Nullable String text(String key) {
		return this.environment.containsProperty(key) ? this.environment.getProperty(key) : null;
	}

	/**
	 * Keeps a test from running on the application's own database.
	 * @throws TestSetupException if a setting would lead there
	 */
	void refuseOwnAddress() {
		for (String key : ADDRESSES) {
			if (this.environment.containsProperty(key)) {
				throw new TestSetupException(this.testClass, "would run on the application's own database: '" + key
						+ "' wins over every other address. Use 'app.db.url' or 'spring.datasource.url' instead, which a "
						+ "test replaces");
			}
		}
	}

	/**
	 * The checksum of what the tables depend on.
	 * @param type the type of database
	 * @param others what else makes the application what it is
	 */
	String checksum(DatabaseType type, List<String> others) {
		List<String> settings = new ArrayList<>(others);
		settings.add(type.keyword());
		if (this.name != null) {
			settings.add(key(""));
		}
		List<Path> folders = new ArrayList<>();
		this.environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.flatMap((source) -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.filter((name) -> PREFIXES.stream().anyMatch(name::startsWith))
			.distinct()
			.forEach((name) -> settings.add(name + "=" + this.environment.getProperty(name)));
		for (String location : locations()) {
			if (location.startsWith(FOLDER)) {
				folders.add(Path.of(location.substring(FOLDER.length())));
			}
		}
		return SchemaChecksum.of(settings, folders);
	}

	private List<String> locations() {
		return Binder.get(this.environment)
			.bind("spring.flyway.locations", Bindable.listOf(String.class))
			.orElseGet(List::of);
	}

	/**
	 * What has to be set for the application to run on the test database alone.
	 */
	Map<String, Object> overrides(Isolation isolation, DatabaseLogin address) {
		Map<String, Object> overrides = new LinkedHashMap<>();
		overrides.put(key("replicas.urls"), "");
		if (this.name == null && this.environment.containsProperty("spring.flyway.url")) {
			overrides.put("spring.flyway.url", address.url());
			overrides.put("spring.flyway.user", address.username());
			overrides.put("spring.flyway.password", address.password());
		}
		if (isolation == Isolation.CREATE_DROP) {
			overrides.put(key("schema.mode"), "none");
			overrides.put(key("schema.allow-drop"), true);
		}
		return overrides;
	}

}
