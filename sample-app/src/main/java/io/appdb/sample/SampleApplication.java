package io.appdb.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The sample application: users, posts, accounts, configuration and log entries behind a
 * REST interface, on whichever database {@code app.db.url} names; and figures of
 * transfers in a second database, {@code reporting}.
 */
@EnableScheduling
@SpringBootApplication(proxyBeanMethods = false)
public final class SampleApplication {

	private SampleApplication() {
	}

	/**
	 * Starts the application.
	 * @param arguments command line of the application
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(SampleApplication.class, arguments);
	}

}
