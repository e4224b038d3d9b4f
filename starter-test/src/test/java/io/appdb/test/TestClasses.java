package io.appdb.test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.Condition;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.Events;

import io.appdb.engine.DatabaseType;
import io.appdb.test.server.ServerDatabase;
import io.appdb.test.server.TestServers;

/**
 * Runs test classes inside of a test. Without state.
 */
final class TestClasses {

	static final Condition<Event> SUCCESS = EventConditions.finishedSuccessfully();

	private TestClasses() {
	}

	/**
	 * Runs classes one after the other and prints what failed.
	 */
	static Events run(List<Class<?>> classes) {
		return run(classes, Map.of());
	}

	/**
	 * Runs classes side by side, each in a thread of its own.
	 */
	static Events runAtTheSameTime(List<Class<?>> classes) {
		return run(classes,
				Map.of("junit.jupiter.execution.parallel.enabled", "true",
						"junit.jupiter.execution.parallel.mode.default", "same_thread",
						"junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
						"junit.jupiter.execution.parallel.config.strategy", "fixed",
						"junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(classes.size())));
	}

	/**
	 * Runs two tests of a class side by side.
	 */
	static EngineExecutionResults runTestsAtTheSameTime(Class<?> testClass) {
		return execute(List.of(testClass),
				Map.of("junit.jupiter.execution.parallel.enabled", "true",
						"junit.jupiter.execution.parallel.mode.default", "concurrent",
						"junit.jupiter.execution.parallel.config.strategy", "fixed",
						"junit.jupiter.execution.parallel.config.fixed.parallelism", "2"));
	}

	private static EngineExecutionResults execute(List<Class<?>> classes, Map<String, String> parameters) {
		return EngineTestKit.engine("junit-jupiter")
			.selectors(classes.stream().map(DiscoverySelectors::selectClass).toArray(ClassSelector[]::new))
			.configurationParameters(parameters)
			.execute();
	}

	private static Events run(List<Class<?>> classes, Map<String, String> parameters) {
		EngineExecutionResults results = execute(classes, parameters);
		failures(results).forEach(Throwable::printStackTrace);
		return results.testEvents();
	}

	static List<Throwable> failures(EngineExecutionResults results) {
		return results.allEvents()
			.failed()
			.stream()
			.map((event) -> event.getRequiredPayload(TestExecutionResult.class))
			.flatMap((result) -> result.getThrowable().stream())
			.toList();
	}

	/**
	 * The messages of what fails first in a class, with those of its causes.
	 */
	static String failure(Class<?> testClass) {
		List<Throwable> failures = failures(
				EngineTestKit.engine("junit-jupiter").selectors(DiscoverySelectors.selectClass(testClass)).execute());
		StringBuilder messages = new StringBuilder();
		for (Throwable cause = failures.isEmpty() ? null : failures.get(0); cause != null; cause = cause.getCause()) {
			messages.append(cause.getMessage()).append('\n');
		}
		return messages.toString();
	}

	/**
	 * Whether there is such a database on this machine: MySQL has no embedded binaries.
	 */
	static boolean canRun(DatabaseType type) throws SQLException, IOException {
		ServerDatabase database = TestServers.shared().create(type);
		database.remove();
		return database.notRun() == null;
	}

	static boolean canRunMySql() throws SQLException, IOException {
		return canRun(DatabaseType.MYSQL);
	}

}
