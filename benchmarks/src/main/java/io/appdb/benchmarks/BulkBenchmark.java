package io.appdb.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.appdb.test.TestDatabase;

/**
 * Batches of entities beside the same rows written by hand or by a repository, on every
 * database. Stateless.
 */
final class BulkBenchmark implements Benchmark {

	private static final int ROWS = 100_000;

	private static final int SMOKE_ROWS = 30;

	/**
	 * Where one side takes a minute.
	 */
	private static final int SLOW_PAIRS = 3;

	private final Part part;

	private BulkBenchmark(Part part) {
		this.part = part;
	}

	/**
	 * Against rows written by hand.
	 */
	static BulkBenchmark byHand() {
		return new BulkBenchmark(BulkBenchmark::againstHand);
	}

	/**
	 * Against a repository.
	 */
	static BulkBenchmark repositories() {
		return new BulkBenchmark(BulkBenchmark::againstRepository);
	}

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		List<Result> results = new ArrayList<>();
		List<BulkTarget> targets = effort.isSmoke() ? List.of(BulkTarget.SQLITE, BulkTarget.H2)
				: List.of(BulkTarget.values());
		for (BulkTarget target : targets) {
			System.out.println("bulk on " + target.label() + ", rows/s");
			try (TestDatabase database = target.create();
					BulkContest contest = new BulkContest(target, Address.of(database),
							effort.isSmoke() ? SMOKE_ROWS : ROWS)) {
				results.addAll(this.part.run(target, contest, effort));
			}
		}
		return results;
	}

	private static List<Result> againstHand(BulkTarget target, BulkContest contest, Effort effort) throws Exception {
		boolean copies = target == BulkTarget.POSTGRESQL;
		Map<String, Measurement> fast = new LinkedHashMap<>();
		fast.put("batchInsert", contest::batchInsert);
		fast.put("by hand", contest::byHand);
		if (copies) {
			fast.put("copy", contest::copy);
		}
		Rounds.run(effort.isSmoke() ? 0 : 2, fast);
		Rounds rounds = Rounds.run(effort.pairs(), fast);
		List<Result> results = new ArrayList<>();
		if (copies) {
			results.add(new Result("PostgreSQL, `batchInsert`, rows/s against `COPY` of a finished buffer",
					Target.atLeast(0.8), rounds.ratios("batchInsert", "copy")));
		}
		results.add(new Result(target.label() + ", `batchInsert`, rows/s against hand-written JDBC batches",
				Target.atLeast(copies ? 2 : 0.9), rounds.ratios("batchInsert", "by hand")));
		if (target.isEmbedded()) {
			results.add(change(target, "batchUpdate", contest::batchUpdate, contest::updateByHand, effort));
			results.add(change(target, "batchDelete", contest::batchDelete, contest::deleteByHand, effort));
		}
		results.add(new Result(target.label() + ", `batchInsert`, bytes allocated per row", Target.NONE,
				allocated(contest, effort)));
		return results;
	}

	private static List<Result> againstRepository(BulkTarget target, BulkContest contest, Effort effort)
			throws Exception {
		Target inserts = (target == BulkTarget.POSTGRESQL) ? Target.atLeast(8) : Target.NONE;
		return List.of(pair(target, "batchInsert", contest::batchInsert, "saveAll", contest::saveAll, effort, inserts),
				pair(target, "batchUpdate", contest::batchUpdate, "saveAll", contest::saveAllChanged, effort,
						Target.atLeast(10)),
				pair(target, "batchDelete", contest::batchDelete, "deleteAll", contest::deleteAll, effort,
						Target.atLeast(10)));
	}

	/**
	 * Where there is no way to a server to save, a repository is no measure.
	 */
	private static Result change(BulkTarget target, String ours, Measurement measured, Measurement against,
			Effort effort) throws Exception {
		Map<String, Measurement> both = both(ours, measured, "by hand", against);
		Rounds.run(effort.isSmoke() ? 0 : 2, both);
		return new Result("%s, `%s`, rows/s against hand-written JDBC batches".formatted(target.label(), ours),
				Target.NONE, Rounds.run(effort.pairs(), both).ratios(ours, "by hand"));
	}

	private static Result pair(BulkTarget target, String ours, Measurement measured, String other, Measurement against,
			Effort effort, Target limit) throws Exception {
		Rounds rounds = Rounds.run(Math.min(SLOW_PAIRS, effort.pairs()), both(ours, measured, other, against));
		return new Result("%s, `%s`, rows/s against `%s`".formatted(target.label(), ours, other), limit,
				rounds.ratios(ours, other));
	}

	private static Map<String, Measurement> both(String ours, Measurement measured, String other, Measurement against) {
		Map<String, Measurement> both = new LinkedHashMap<>();
		both.put(ours, measured);
		both.put(other, against);
		return both;
	}

	private static List<Double> allocated(BulkContest contest, Effort effort) throws SQLException {
		List<Double> bytes = new ArrayList<>();
		for (int round = 0; round < Math.min(3, effort.pairs()); round++) {
			bytes.add(contest.allocated());
		}
		return bytes;
	}

	/**
	 * What is measured on one database.
	 */
	@FunctionalInterface
	private interface Part {

		List<Result> run(BulkTarget target, BulkContest contest, Effort effort) throws Exception;

	}

}
