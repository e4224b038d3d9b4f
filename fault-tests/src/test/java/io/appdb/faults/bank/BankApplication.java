package io.appdb.faults.bank;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application under test. Started in the JVM of the tests, or in one of its own that
 * may be killed.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class BankApplication {

	/**
	 * What a JVM of its own prints before its port when it takes requests.
	 */
	public static final String READY = "READY ";

	/**
	 * Starts the application and says where it listens.
	 * @param arguments properties as {@code --name=value}
	 */
	@SuppressWarnings("resource")
	public static void main(String[] arguments) {
		System.out.println(READY + port(SpringApplication.run(BankApplication.class, arguments)));
	}

	/**
	 * Where a started application listens.
	 * @param context its context
	 * @return the port on loopback
	 */
	public static int port(ConfigurableApplicationContext context) {
		return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
	}

}
