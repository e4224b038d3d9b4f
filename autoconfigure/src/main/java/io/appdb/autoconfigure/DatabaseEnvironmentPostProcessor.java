package io.appdb.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Tells Spring Boot, with the lowest precedence, what follows from {@code app.db}: that
 * no pool is wanted, and that a session for the whole request is. A session holds no
 * connection, so Boot's warning about it does not apply. Stateless; Spring Boot creates
 * it.
 */
final class DatabaseEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY_SOURCE_NAME = "appDatabaseDefaults";

	private static final String BLANK_SWITCHES = "appDatabaseBlankSwitches";

	/**
	 * What conditions of auto-configurations read, for which a blank value is not true.
	 */
	private static final List<String> SWITCHES = List.of("app.db.enabled", "app.db.web.enabled",
			"app.db.web.problem-details");

	private static final String TYPE = "spring.datasource.type";

	private static final String OPEN_IN_VIEW = "spring.jpa.open-in-view";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		apply(environment);
	}

	static void apply(ConfigurableEnvironment environment) {
		turnBlankSwitchesOn(environment);
		if (Switch.isOff(environment, "enabled")) {
			return;
		}
		Map<String, Object> defaults = new LinkedHashMap<>();
		if (!environment.containsProperty(OPEN_IN_VIEW)) {
			defaults.put(OPEN_IN_VIEW, true);
		}
		if (Switch.isOff(environment, "pool.enabled") && !environment.containsProperty(TYPE)) {
			defaults.put(TYPE, "org.springframework.jdbc.datasource.SimpleDriverDataSource");
		}
		environment.getPropertySources().addLast(new MapPropertySource(PROPERTY_SOURCE_NAME, defaults));
	}

	/**
	 * A switch that is blank counts as one that is not set, which is on.
	 */
	private static void turnBlankSwitchesOn(ConfigurableEnvironment environment) {
		Map<String, Object> blank = new LinkedHashMap<>();
		for (String key : SWITCHES) {
			String value = environment.getProperty(key);
			if (value != null && !StringUtils.hasText(value)) {
				blank.put(key, true);
			}
		}
		if (!blank.isEmpty()) {
			environment.getPropertySources().addFirst(new MapPropertySource(BLANK_SWITCHES, blank));
		}
	}

	/**
	 * Runs when configuration files and profiles are read.
	 */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
