package io.appdb.companions.slices;

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
	protected void run() {
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
