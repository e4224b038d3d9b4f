package io.appdb.benchmarks.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;

/**
 * The application without this library and with a second database. Spring owns it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Author.class)
@Import({ BootHandlers.class, CostReport.class, ReportsConfiguration.class })
public class BootTwoApplication {

	/**
	 * Starts the application, says so, and ends it with the standard input.
	 * @param arguments properties
	 * @throws Exception when the application does not start
	 */
	public static void main(String[] arguments) throws Exception {
		StartReport.print(SpringApplication.run(BootTwoApplication.class, arguments));
	}

}
