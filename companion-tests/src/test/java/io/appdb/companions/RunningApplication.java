package io.appdb.companions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that runs on a database of its own. Who starts it closes it.
 */
public final class RunningApplication implements AutoCloseable {

	private static final List<String> DEFAULTS = List.of("server.port=0", "logging.level.root=error",
			"logging.level.org.apache.catalina=off", "spring.main.log-startup-info=false", "spring.jmx.enabled=false",
			"server.shutdown=immediate");

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts an application.
	 * @param application its configuration class
	 * @param companions the libraries it uses
	 * @param properties further properties, as {@code key=value}; they win
	 * @return the running application
	 */
	static RunningApplication start(Class<?> application, List<Companion> companions, List<String> properties) {
		List<String> arguments = new ArrayList<>(DEFAULTS);
		arguments.add(
				ChosenCompanions.KEY + "=" + companions.stream().map(Companion::name).collect(Collectors.joining(",")));
		arguments.addAll(properties);
		return new RunningApplication(new SpringApplicationBuilder(application).bannerMode(Banner.Mode.OFF)
			.properties(arguments.toArray(String[]::new))
			.run());
	}

	/**
	 * A bean of the application.
	 * @param <T> its type
	 * @param type its type
	 * @return the bean
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * The application's context.
	 * @return the context
	 */
	public ConfigurableApplicationContext context() {
		return this.context;
	}

	/**
	 * A client that keeps cookies.
	 * @return a new client
	 */
	public Browser browser() {
		return new Browser(this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
