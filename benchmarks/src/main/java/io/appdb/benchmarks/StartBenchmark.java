package io.appdb.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Time and memory until an application with the same handlers and migrations is ready, in
 * fresh JVMs. Stateless.
 */
final class StartBenchmark implements Benchmark {

	@Override
	public List<Result> run(Address address, Effort effort) throws IOException {
		System.out.println("start: milliseconds, resident kB, live kB");
		start(Variant.APPDB, address, effort);
		List<Double> time = new ArrayList<>();
		List<Double> resident = new ArrayList<>();
		List<Double> live = new ArrayList<>();
		for (int pair = 0; pair < effort.pairs(); pair++) {
			boolean oursFirst = pair % 2 == 0;
			Started first = start(oursFirst ? Variant.APPDB : Variant.BOOT, address, effort);
			Started second = start(oursFirst ? Variant.BOOT : Variant.APPDB, address, effort);
			Started ours = oursFirst ? first : second;
			Started boot = oursFirst ? second : first;
			System.out.println("  " + ours + " against " + boot);
			time.add(ours.millis() / boot.millis());
			resident.add(ours.resident() / boot.resident());
			live.add(ours.live() / boot.live());
		}
		Target target = Target.atMost(1.10);
		return List.of(new Result("Time until started, fresh JVMs", target, time),
				new Result("Resident memory when started", target, resident),
				new Result("Live memory when started (heap after a collection, classes, code)", target, live));
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
