package io.appdb.faults;

import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.appdb.DatabaseHealth;
import io.appdb.DatabaseManager;
import io.appdb.faults.bank.BankApplication;
import io.appdb.faults.bank.OutcomesUnknown;
import io.appdb.test.DatabaseFaults;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A bank in this JVM. Closed by whoever starts it; used by the thread of a test.
 */
final class RunningBank implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final Counter counter;

	private final DatabaseFaults faults;

	private RunningBank(ConfigurableApplicationContext context) {
		this.context = context;
		this.counter = new Counter(BankApplication.port(context));
		this.faults = DatabaseFaults.of(context.getBean(DatabaseManager.class));
	}

	@SuppressWarnings("resource")
	static RunningBank start(Address address, String log) {
		return new RunningBank(SpringApplication.run(BankApplication.class, arguments(address, log)));
	}

	/**
	 * How a bank is started.
	 * @param address its database
	 * @param log a name for the file with its log
	 */
	static String[] arguments(Address address, String log) {
		List<String> arguments = new ArrayList<>(List.of("--app.db.url=" + address.url(), "--app.db.schema.mode=create",
				"--app.db.pool.size=8", "--app.db.pool.max-overflow=8", "--app.db.pool.timeout=2s", "--server.port=0",
				"--server.tomcat.threads.max=32", "--spring.main.banner-mode=off", "--logging.threshold.console=off",
				"--logging.level.root=warn", "--logging.file.name=target/faults/" + log + ".log"));
		if (!address.user().isEmpty()) {
			arguments.add("--app.db.username=" + address.user());
			arguments.add("--app.db.password=" + address.password());
		}
		return arguments.toArray(String[]::new);
	}

	ApplicationContext context() {
		return this.context;
	}

	Counter counter() {
		return this.counter;
	}

	/**
	 * Why the outcome of a request is unknown, for a table.
	 */
	String explain(String request) {
		return this.context.getBean(OutcomesUnknown.class).explain(request);
	}

	void killConnections() {
		this.faults.killConnections();
	}

	/**
	 * Lets the next transfer find a connection that is alive.
	 */
	void evictConnections() {
		pool().softEvictConnections();
	}

	int busyConnections() {
		return pool().getActiveConnections();
	}

	private HikariPoolMXBean pool() {
		return this.context.getBean(HikariDataSource.class).getHikariPoolMXBean();
	}

	boolean isReady() {
		return this.context.getBean(DatabaseManager.class).health().status() == DatabaseHealth.Status.READY;
	}

	@Override
	public void close() {
		this.faults.close();
		this.context.close();
	}

}
