package io.appdb.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what follows from {@code app.db} for keys of Spring Boot.
 */
class DatabaseEnvironmentPostProcessorTests {

	private static final String TYPE = "spring.datasource.type";

	private static final String OPEN_IN_VIEW = "spring.jpa.open-in-view";

	@Test
	void opensASessionForTheWholeRequest() {
		StandardEnvironment environment = process();
		assertThat(environment.getProperty(OPEN_IN_VIEW)).isEqualTo("true");
		assertThat(environment.containsProperty(TYPE)).isFalse();
	}

	@Test
	void keepsWhatTheApplicationSaysAboutTheRequest() {
		assertThat(process("spring.jpa.open-in-view=false").getProperty(OPEN_IN_VIEW)).isEqualTo("false");
		assertThat(process("spring.jpa.openInView=false").getProperty(OPEN_IN_VIEW)).isEqualTo("false");
	}

	@Test
	void keepsWhatTheApplicationSaysByDefault() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addLast(new MapPropertySource("defaultProperties", Map.of(OPEN_IN_VIEW, "false")));
		DatabaseEnvironmentPostProcessor.apply(environment);
		assertThat(environment.getProperty(OPEN_IN_VIEW)).isEqualTo("false");
	}

	@Test
	void takesADataSourceWithoutPool() {
		assertThat(process("app.db.pool.enabled=false").getProperty(TYPE))
			.isEqualTo("org.springframework.jdbc.datasource.SimpleDriverDataSource");
	}

	@Test
	void keepsTheDataSourceOfTheApplicationsChoice() {
		assertThat(process("app.db.pool.enabled=false", "spring.datasource.type=com.example.Pool").getProperty(TYPE))
			.isEqualTo("com.example.Pool");
	}

	@Test
	void doesNothingWhenDisabled() {
		StandardEnvironment environment = process("app.db.enabled=false", "app.db.pool.enabled=false");
		assertThat(environment.containsProperty(OPEN_IN_VIEW)).isFalse();
		assertThat(environment.containsProperty(TYPE)).isFalse();
	}

	@Test
	void leavesAValueThatIsNoBooleanToBinding() {
		assertThat(process("app.db.pool.enabled=perhaps").containsProperty(TYPE)).isFalse();
	}

	private static StandardEnvironment process(String... properties) {
		StandardEnvironment environment = new StandardEnvironment();
		TestPropertyValues.of(properties).applyTo(environment);
		DatabaseEnvironmentPostProcessor.apply(environment);
		return environment;
	}

}
