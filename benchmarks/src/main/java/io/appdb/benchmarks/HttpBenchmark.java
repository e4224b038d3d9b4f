package io.appdb.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Handlers under load: one that reads and waits, a plain read, a plain write. The
 * applications run side by side, the load is on one at a time. The plain handlers, whose
 * figures scatter more, are measured twice as often. Stateless.
 */
final class HttpBenchmark implements Benchmark {

	private static final String OURS = "appdb";

	private static final String BOOT = "boot";

	private static final String CLOSED_VIEW = "boot without open view";

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		try (RunningApplication ours = RunningApplication.start(Variant.APPDB, address, effort.flags());
				RunningApplication boot = RunningApplication.start(Variant.BOOT, address, effort.flags());
				RunningApplication closedView = RunningApplication.start(Variant.BOOT_WITHOUT_OPEN_VIEW, address,
						effort.flags())) {
			requireLazyLoading(ours);
			Map<String, RunningApplication> both = new LinkedHashMap<>();
			both.put(OURS, ours);
			both.put(CLOSED_VIEW, closedView);
			Map<String, RunningApplication> all = new LinkedHashMap<>(both);
			all.put(BOOT, boot);
			List<Result> results = new ArrayList<>();
			Rounds read = measure(plain("GET", "/read/1", effort), both, effort, 2 * effort.pairs());
			results.add(new Result("Plain read, requests/s against Boot with open-in-view off", Target.atLeast(0.97),
					read.ratios(OURS, CLOSED_VIEW)));
			Rounds write = measure(plain("POST", "/write/1", effort), both, effort, 2 * effort.pairs());
			results.add(new Result("Plain write, requests/s against Boot's `@Transactional`", Target.atLeast(0.97),
					write.ratios(OURS, CLOSED_VIEW)));
			Load waiting = new Load("GET", "/wait/1", effort.waitingClients(), effort.settling(), effort.window());
			Rounds wait = measure(waiting, all, effort, effort.pairs());
			results.add(new Result("Read, then 200 ms of waiting, requests/s against Boot's default",
					Target.atLeast(15), wait.ratios(OURS, BOOT)));
			results.add(new Result("The same against Boot with open-in-view off", Target.atLeast(0.97),
					wait.ratios(OURS, CLOSED_VIEW)));
			return results;
		}
	}

	private static Load plain(String method, String path, Effort effort) {
		return new Load(method, path, effort.plainClients(), effort.settling(), effort.window());
	}

	private static Rounds measure(Load load, Map<String, RunningApplication> applications, Effort effort, int pairs)
			throws Exception {
		System.out.println(load.path() + ", requests/s");
		Map<String, Measurement> measurements = new LinkedHashMap<>();
		for (Map.Entry<String, RunningApplication> application : applications.entrySet()) {
			int port = application.getValue().port();
			load.with(effort.warmUp(), effort.settling().plusMillis(1)).on(port);
			measurements.put(application.getKey(), () -> load.on(port));
		}
		return Rounds.run(pairs, measurements);
	}

	private static void requireLazyLoading(RunningApplication application) throws IOException {
		try (HttpClientConnection connection = new HttpClientConnection(application.port(), "GET", "/lazy/1")) {
			String body = connection.exchange();
			if (!body.contains("first")) {
				throw new IllegalStateException("Lazy loading in the view answered " + body);
			}
		}
	}

}
