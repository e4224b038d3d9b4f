package io.appdb.autoconfigure;

import io.appdb.settings.DatabaseProperties;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what an IDE shows about the keys under {@code app.db}.
 */
class ConfigurationMetadataTests {

	/**
	 * The keys of the design and their defaults; a blank where there is none.
	 */
	private static final String DESIGN = """
			app.db.enabled true
			app.db.url
			app.db.type
			app.db.host
			app.db.port
			app.db.name
			app.db.username
			app.db.password
			app.db.charset
			app.db.params
			app.db.embedded true
			app.db.driver-class-name
			app.db.echo off
			app.db.startup-timeout 0s
			app.db.pool.enabled true
			app.db.pool.size 10
			app.db.pool.max-overflow 20
			app.db.pool.idle-timeout
			app.db.pool.timeout 30s
			app.db.pool.recycle 30m
			app.db.pool.max-waiting 0
			app.db.pool.pre-ping true
			app.db.pool.echo false
			app.db.session.flush-mode auto
			app.db.session.expire-on-commit false
			app.db.session.query-cache.enabled true
			app.db.session.query-cache.max-entries 100
			app.db.schema.mode auto
			app.db.schema.allow-drop
			app.db.retry.max-attempts 3
			app.db.retry.delay 50ms
			app.db.retry.max-delay 2s
			app.db.retry.jitter true
			app.db.web.enabled true
			app.db.web.problem-details true
			app.db.web.rollback-on-error-status true
			app.db.web.max-buffered-response 10MB
			app.db.web.position-cookie db-position
			app.db.web.position-secret
			app.db.replicas.urls
			app.db.replicas.reads explicit
			app.db.replicas.own-writes position
			app.db.replicas.max-lag 10s
			app.db.replicas.max-wait 200ms
			app.db.cli.enabled true
			app.db.migration.scratch-url
			app.db.migration.ignore
			app.db.packages
			app.db.required true
			app.db.databases
			""";

	private static JsonNode metadata = JsonMapper.shared().createObjectNode();

	/**
	 * The keys of the design, below {@code app.db}.
	 */
	static Set<String> keys() {
		return DESIGN.lines()
			.map((line) -> (line + " ").split(" ", 2)[0].substring("app.db.".length()))
			.collect(Collectors.toSet());
	}

	@BeforeAll
	static void read() throws IOException {
		try (InputStream resource = DatabaseProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			assertThat(resource).isNotNull();
			metadata = JsonMapper.shared().readTree(resource);
		}
	}

	@Test
	void listsExactlyTheKeysOfTheDesignWithTheirDefaults() {
		Map<String, String> documented = new TreeMap<>();
		metadata.path("properties")
			.forEach((property) -> documented.put(property.path("name").asString(),
					property.path("defaultValue").asString("")));
		Map<String, String> designed = DESIGN.lines()
			.map((line) -> (line + " ").split(" ", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1].strip(), (a, b) -> a, TreeMap::new));
		assertThat(documented).isEqualTo(designed);
	}

	@Test
	void describesEveryKeyInTheHouseStyle() {
		metadata.path("properties").forEach((property) -> {
			String description = property.path("description").asString("");
			String name = property.path("name").asString();
			assertThat(description).as(name).matches("[A-Z].*\\.").doesNotStartWith("The ").doesNotContain("{@", "<");
			if (property.path("type").asString().equals("java.lang.Boolean")) {
				assertThat(description).as(name).startsWith("Whether ");
			}
		});
	}

	@Test
	void hintsAtTheValuesOfEveryChoice() {
		Set<String> hinted = StreamSupport.stream(metadata.path("hints").spliterator(), false)
			.filter((hint) -> !hint.path("values").isEmpty())
			.map((hint) -> hint.path("name").asString())
			.collect(Collectors.toSet());
		assertThat(hinted).containsExactlyInAnyOrder("app.db.echo", "app.db.type", "app.db.session.flush-mode",
				"app.db.schema.mode");
	}

	@Test
	void describesEveryHint() {
		metadata.path("hints")
			.forEach((hint) -> hint.path("values")
				.forEach((value) -> assertThat(value.path("description").asString("")).as(hint.toString())
					.matches("[A-Z].*\\.")));
	}

}
