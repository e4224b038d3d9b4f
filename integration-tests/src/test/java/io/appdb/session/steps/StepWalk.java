package io.appdb.session.steps;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.appdb.engine.DatabaseType;
import io.appdb.session.steps.Steps.Step;
import io.appdb.session.steps.Ways.Way;
import io.appdb.test.TestDatabase;

/**
 * Goes every way once for each of its steps, which fails, and gathers what is left over.
 * Owned by a test; one thread.
 */
final class StepWalk implements AutoCloseable {

	/**
	 * Whether each step fails with everything it may fail with, rather than with one of
	 * that by turns, only where it is taken last, and where work that fails differs from
	 * work that succeeds.
	 */
	private static final boolean EVERYTHING = Boolean.getBoolean("appdb.test.every-step");

	private static final int ENOUGH = 12;

	private final List<String> findings = new ArrayList<>();

	/**
	 * Whether all steps are tried, rather than only those of the driver.
	 */
	private final boolean whole;

	private final SteppedApplication application;

	private final ServerState server;

	private final Steps steps;

	private int attempts;

	private int turns;

	StepWalk(TestDatabase database, boolean openInView) throws SQLException {
		this.whole = database.type() == DatabaseType.H2 && openInView;
		this.application = SteppedApplication.start(database, openInView);
		this.server = new ServerState(database);
		this.steps = this.application.bean(Steps.class);
	}

	SteppedApplication application() {
		return this.application;
	}

	/**
	 * Goes each way, with work that succeeds and with work that fails.
	 * @return what was wrong
	 */
	List<String> along(Map<String, Way> ways) throws SQLException, InterruptedException {
		for (Map.Entry<String, Way> way : ways.entrySet()) {
			List<Step> common = List.of();
			for (String text : new String[] { "ok", "fail" }) {
				common = along(way.getKey() + " " + text, way.getValue(), text, common);
			}
		}
		return this.findings;
	}

	private List<Step> along(String name, Way way, String text, List<Step> known)
			throws SQLException, InterruptedException {
		run(way, next(text));
		this.steps.begin(-1, null);
		run(way, next(text));
		awaitNothingLeft(name);
		List<Step> taken = this.steps.end();
		int first = EVERYTHING ? 0 : common(known, taken);
		for (int number : IntStream.range(first, taken.size()).filter((index) -> isTried(taken, index)).toArray()) {
			List<Failure> failures = Arrays.stream(Failure.values()).filter(taken.get(number)::mayFailWith).toList();
			int turn = this.turns++ % failures.size();
			for (Failure failure : EVERYTHING ? failures : failures.subList(turn, turn + 1)) {
				if (this.findings.size() < ENOUGH) {
					attempt("%s: %s %d %s".formatted(name, failure, number, taken.get(number)), way, text, number,
							failure);
				}
			}
		}
		return taken;
	}

	private static int common(List<Step> known, List<Step> taken) {
		int length = Math.min(known.size(), taken.size());
		return IntStream.range(0, length)
			.filter((index) -> !known.get(index).equals(taken.get(index)))
			.findFirst()
			.orElse(length);
	}

	private boolean isTried(List<Step> taken, int index) {
		Step step = taken.get(index);
		return EVERYTHING || (taken.lastIndexOf(step) == index && (this.whole || step.isOfDriver()));
	}

	private void attempt(String what, Way way, String text, int number, Failure failure)
			throws SQLException, InterruptedException {
		String written = next(text);
		this.steps.begin(number, failure);
		boolean success = run(way, written);
		awaitNothingLeft(what);
		this.steps.end();
		if (success && !what.contains("read") && !this.server.isStored(written)) {
			this.findings.add(what + ": succeeded, and nothing is stored");
		}
		if (!success && what.contains("again ok") && !what.endsWith(" end")) {
			this.findings.add(what + ": the session does not go on");
		}
		if (!run(way, next("ok")) && !what.contains("forgotten")) {
			this.findings.add(what + ": the next unit of work is not served");
		}
	}

	private String next(String text) {
		return text + this.attempts++;
	}

	/**
	 * Hibernate asserts that work which a failure cut short came to its end.
	 */
	private static boolean run(Way way, String text) {
		try {
			way.run(text);
			return true;
		}
		catch (Exception | LinkageError | AssertionError ex) {
			return false;
		}
	}

	private void awaitNothingLeft(String what) throws SQLException, InterruptedException {
		long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
		List<String> left = leftOver();
		while (!left.isEmpty() && System.nanoTime() < end) {
			Thread.sleep(1);
			left = leftOver();
		}
		if (!left.isEmpty()) {
			this.findings.add(what + ": " + left);
			this.application.resetLeftOver();
		}
	}

	private List<String> leftOver() throws SQLException {
		List<String> left = this.application.leftOver();
		int transactions = this.server.transactions();
		if (transactions > 0) {
			left.add(transactions + " transactions");
		}
		return left;
	}

	@Override
	public void close() throws SQLException {
		this.server.close();
		this.application.close();
	}

}
