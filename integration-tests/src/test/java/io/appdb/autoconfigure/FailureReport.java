package io.appdb.autoconfigure;

import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What an application prints when it does not start.
 */
final class FailureReport {

	private FailureReport() {
	}

	/**
	 * Starts an application that fails.
	 * @param output the captured console
	 * @param properties what the application is configured with
	 * @return the report from its title on
	 */
	static String of(CapturedOutput output, String... properties) {
		return of(WebApplicationType.NONE, output, properties);
	}

	/**
	 * Starts an application of a kind that fails.
	 */
	static String of(WebApplicationType type, CapturedOutput output, String... properties) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(type);
		String[] arguments = Stream.concat(Stream.of("--spring.main.banner-mode=off"), Arrays.stream(properties))
			.map((property) -> property.startsWith("--") ? property : "--" + property)
			.toArray(String[]::new);
		assertThatException().isThrownBy(() -> application.run(arguments).close());
		String text = output.getAll();
		int title = text.lastIndexOf("APPLICATION FAILED TO START");
		return (title < 0) ? "no report in: " + text : text.substring(title);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
