package io.appdb.companions.slices;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.appdb.companions.Database;
import io.appdb.companions.Probe;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the test class of an application.
 */
public final class SlicesProbe extends Probe {

	@Override
	protected void run() throws Exception {
		Map<String, String> settings = applicationSettings();
		settings.forEach(System::setProperty);
		try {
			runTests();
		}
		finally {
			settings.keySet().forEach(System::clearProperty);
		}
	}

	/**
	 * A slice takes an embedded database in place of the application's, unless it is told
	 * to use that. It has no place for settings of the moment but the system's.
	 */
	private Map<String, String> applicationSettings() throws SQLException {
		if (database() == Database.H2) {
			return Map.of();
		}
		return Stream.concat(settings(List.of()).stream(), Stream.of("spring.test.database.replace=none"))
			.map((setting) -> setting.split("=", 2))
			.collect(Collectors.toMap((setting) -> setting[0], (setting) -> setting[1]));
	}

	private void runTests() {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(DiscoverySelectors.selectClass(DataJpaSlice.class))
			.build();
		LauncherFactory.create().execute(request, new TestExecutionListener() {

			@Override
			public void executionFinished(TestIdentifier test, TestExecutionResult result) {
				if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
					saw(test.getDisplayName() + " " + result.getThrowable().map(Throwable::toString).orElse("passed"));
				}
			}

		});
	}

}
