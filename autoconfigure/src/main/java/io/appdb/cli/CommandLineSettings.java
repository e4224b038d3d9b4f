package io.appdb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * What the environment says about the command line, and what a command says to the
 * environment: no web server, nothing done to the schema at start, a quiet log. Lives as
 * long as the environment is prepared, on one thread.
 */
final class CommandLineSettings {

	private static final String COMMAND_LINE = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;

	private static final Map<String, Object> NOTHING_AT_START = Map.ofEntries(
			Map.entry("spring.main.web-application-type", "none"), Map.entry("spring.main.banner-mode", "off"),
			Map.entry("spring.main.log-startup-info", "false"), Map.entry("spring.main.keep-alive", "false"),
			Map.entry("spring.jmx.enabled", "false"), Map.entry("app.db.schema.mode", "none"),
			Map.entry("spring.jpa.hibernate.ddl-auto", "none"), Map.entry("spring.jpa.generate-ddl", "false"),
			Map.entry("spring.jpa.properties.hibernate.hbm2ddl.auto", "none"),
			Map.entry("spring.jpa.properties.hibernate.id.sequence.increment_size_mismatch_strategy", "none"),
			Map.entry("spring.jpa.properties.jakarta.persistence.schema-generation.database.action", "none"));

	/**
	 * The failures are reported by the command itself.
	 */
	private static final Map<String, Object> QUIET = Map.of("logging.level.root", "warn", "logging.threshold.console",
			"warn", "logging.level.org.flywaydb.core.internal.command", "off", "logging.level.com.zaxxer.hikari", "off",
			"logging.level.org.hibernate.orm.jdbc", "off", "logging.level.org.sqlite.SQLiteJDBCLoader", "off",
			"logging.level.org.springframework.context", "error", "logging.level.org.springframework.orm.jpa", "off",
			"spring.jpa.show-sql", "false");

	private final ConfigurableEnvironment environment;

	CommandLineSettings(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Whether the word {@code db} belongs to this library.
	 */
	boolean isEnabled() {
		return isOn("app.db.enabled") && isOn("app.db.cli.enabled");
	}

	/**
	 * What is no boolean does not count: binding the properties reports it later.
	 */
	private boolean isOn(String key) {
		try {
			return Binder.get(this.environment).bind(key, Boolean.class).orElse(true);
		}
		catch (BindException ex) {
			return true;
		}
	}

	void apply(CommandLineArguments arguments, boolean verbose) {
		MutablePropertySources sources = this.environment.getPropertySources();
		if (sources.get(COMMAND_LINE) instanceof SimpleCommandLinePropertySource) {
			sources.replace(COMMAND_LINE,
					new SimpleCommandLinePropertySource(COMMAND_LINE, arguments.properties().toArray(String[]::new)));
		}
		if (!verbose && !arguments.isLogWanted()) {
			addAfterCommandLine(sources, new MapPropertySource("appDatabaseCommandLog", new LinkedHashMap<>(QUIET)));
		}
		Map<String, Object> nothing = new LinkedHashMap<>(NOTHING_AT_START);
		names().forEach((name) -> nothing.put("app.db.databases." + name + ".schema.mode", "none"));
		sources.addFirst(new MapPropertySource("appDatabaseCommand", nothing));
	}

	private Set<String> names() {
		return Binder.get(this.environment)
			.bind("app.db.databases", Bindable.mapOf(String.class, Object.class))
			.orElseGet(Map::of)
			.keySet();
	}

	private static void addAfterCommandLine(MutablePropertySources sources, MapPropertySource source) {
		if (sources.contains(COMMAND_LINE)) {
			sources.addAfter(COMMAND_LINE, source);
		}
		else {
			sources.addFirst(source);
		}
	}

}
