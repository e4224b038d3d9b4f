package io.appdb.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Time and memory until an application with the same handlers and migrations is ready, in
 * fresh JVMs. Stateless.
 */
final class StartBenchmark implements Benchmark {

	private final String prefix;

	private final Variant ours;

	private final Variant boot;

	private final Target target;

	StartBenchmark() {
		this("", Variant.APPDB, Variant.BOOT, Target.atMost(1.10));
	}

	StartBenchmark(String prefix, Variant ours, Variant boot, Target target) {
		this.prefix = prefix;
		this.ours = ours;
		this.boot = boot;
		this.target = target;
	}

	@Override
	public List<Result> run(Address address, Effort effort) throws IOException {
		System.out.println("start: milliseconds, resident kB, live kB");
		start(this.ours, address, effort);
		List<Double> time = new ArrayList<>();
		List<Double> resident = new ArrayList<>();
		List<Double> live = new ArrayList<>();
		for (int pair = 0; pair < effort.pairs(); pair++) {
			boolean oursFirst = pair % 2 == 0;
			Started first = start(oursFirst ? this.ours : this.boot, address, effort);
			Started second = start(oursFirst ? this.boot : this.ours, address, effort);
			Started ours = oursFirst ? first : second;
			Started boot = oursFirst ? second : first;
			System.out.println("  " + ours + " against " + boot);
			time.add(ours.millis() / boot.millis());
			resident.add(ours.resident() / boot.resident());
			live.add(ours.live() / boot.live());
		}
		return List.of(result("Time until started, fresh JVMs", time), result("Resident memory when started", resident),
				result("Live memory when started (heap after a collection, classes, code)", live));
	}

	private Result result(String what, List<Double> ratios) {
		return new Result(this.prefix + what, this.target, ratios);
	}

	private static Started start(Variant variant, Address address, Effort effort) throws IOException {
		try (RunningApplication application = RunningApplication.start(variant, address, effort.flags())) {
			return new Started(application.millisUntilReady(), Math.max(1, application.residentKilobytes()),
					application.liveKilobytes());
		}
	}

	/**
	 * What one start took.
	 *
	 * @param millis time from the start of the JVM
	 * @param resident resident memory in kB, 1 where the system does not tell
	 * @param live live memory in kB
	 */
	private record Started(double millis, double resident, double live) {

	}

}
