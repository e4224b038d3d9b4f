package io.appdb.benchmarks.junit;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs tests of a class in a JVM of its own, as often as it is told to. Never
 * instantiated.
 */
public final class TestRun {

	private TestRun() {
	}

	/**
	 * Reads tags and tells for each the seconds that its tests took and their number.
	 * @param arguments the test class
	 * @throws Exception when a test fails
	 */
	public static void main(String[] arguments) throws Exception {
		Launcher launcher = LauncherFactory.create();
		try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			String tag = input.readLine();
			while (tag != null) {
				run(launcher, arguments[0], tag);
				tag = input.readLine();
			}
		}
		System.exit(0);
	}

	private static void run(Launcher launcher, String testClass, String tag) throws Exception {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(DiscoverySelectors.selectClass(testClass))
			.filters(TagFilter.includeTags(tag))
			.build();
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		long start = System.nanoTime();
		launcher.execute(request, listener);
		double seconds = (System.nanoTime() - start) / 1e9;
		TestExecutionSummary summary = listener.getSummary();
		if (summary.getTotalFailureCount() > 0) {
			throw new IllegalStateException(testClass + " failed", summary.getFailures().get(0).getException());
		}
		System.out.printf(Locale.ROOT, "DONE %.6f %d%n", seconds, summary.getTestsSucceededCount());
	}

}
