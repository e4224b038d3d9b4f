package io.appdb.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

import io.appdb.benchmarks.bulk.User;
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

	private final List<BulkTarget> targets;

	private final LongFunction<User> users;

	private BulkBenchmark(Part part, List<BulkTarget> targets, LongFunction<User> users) {
		this.part = part;
		this.targets = targets;
		this.users = users;
	}

	/**
	 * Against rows written by hand.
	 */
	static BulkBenchmark byHand() {
		return new BulkBenchmark(BulkBenchmark::againstHand, List.of(BulkTarget.values()), User::new);
	}

	/**
	 * The same on PostgreSQL alone.
	 * @param users makes the users that are written
	 */
	static BulkBenchmark copies(LongFunction<User> users) {
		return new BulkBenchmark(BulkBenchmark::againstHand, List.of(BulkTarget.POSTGRESQL), users);
	}

	/**
	 * Against a repository.
	 */
	static BulkBenchmark repositories() {
		return new BulkBenchmark(BulkBenchmark::againstRepository, List.of(BulkTarget.values()), User::new);
	}

	/**
	 * Changes against a repository where the database runs in this process, beside what
	 * bounds them.
	 */
	static BulkBenchmark embedded() {
		return new BulkBenchmark(BulkBenchmark::changes, List.of(BulkTarget.SQLITE, BulkTarget.H2), User::new);
	}

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		List<Result> results = new ArrayList<>();
		for (BulkTarget target : this.targets) {
			if (effort.isSmoke() && !target.isEmbedded()) {
				continue;
			}
			System.out.println("bulk on " + target.label() + ", rows/s");
			try (TestDatabase database = target.create();
					BulkContest contest = new BulkContest(target, Address.of(database),
							effort.isSmoke() ? SMOKE_ROWS : ROWS, this.users)) {
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
			fast.put("binary copy", contest::copyBinary);
		}
		Rounds.run(effort.isSmoke() ? 0 : 2, fast);
		Rounds rounds = Rounds.run(effort.pairs(), fast);
		List<Result> results = new ArrayList<>();
		if (copies) {
			results.add(new Result("PostgreSQL, `batchInsert`, rows/s against `COPY` of a finished buffer",
					Target.atLeast(0.8), rounds.ratios("batchInsert", "copy")));
			results.add(new Result("PostgreSQL, `batchInsert`, rows/s against `COPY` of a finished binary buffer",
					Target.NONE, rounds.ratios("batchInsert", "binary copy")));
			results.add(
					new Result("PostgreSQL, `COPY` of a finished text buffer, rows/s against hand-written JDBC batches",
							Target.NONE, rounds.ratios("copy", "by hand")));
			results.add(new Result(
					"PostgreSQL, `COPY` of a finished binary buffer, rows/s against hand-written JDBC batches",
					Target.NONE, rounds.ratios("binary copy", "by hand")));
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
		Target limit = (target == BulkTarget.POSTGRESQL) ? Target.atLeast(8) : Target.NONE;
		Map<String, Measurement> inserts = both("batchInsert", contest::batchInsert, "saveAll", contest::saveAll);
		List<Result> results = new ArrayList<>(against("saveAll", target, inserts, effort, limit));
		results.addAll(changes(target, contest, effort));
		return results;
	}

	/**
	 * In this process also what bounds every way that is given rows: batches by hand, and
	 * one statement for all rows, which nobody hands over.
	 */
	private static List<Result> changes(BulkTarget target, BulkContest contest, Effort effort) throws Exception {
		Map<String, Measurement> updates = both("batchUpdate", contest::batchUpdate, "saveAll",
				contest::saveAllChanged);
		Map<String, Measurement> deletions = both("batchDelete", contest::batchDelete, "deleteAll", contest::deleteAll);
		if (target.isEmbedded()) {
			updates.put("update by hand", contest::updateByHand);
			updates.put("one update", contest::updateAtOnce);
			deletions.put("delete by hand", contest::deleteByHand);
			deletions.put("one delete", contest::deleteAtOnce);
		}
		List<Result> results = new ArrayList<>(against("saveAll", target, updates, effort, Target.atLeast(10)));
		results.addAll(against("deleteAll", target, deletions, effort, Target.atLeast(10)));
		return results;
	}

	/**
	 * Compares each way with the repository's; the limit is for the first one.
	 */
	private static List<Result> against(String repository, BulkTarget target, Map<String, Measurement> ways,
			Effort effort, Target limit) throws Exception {
		Rounds rounds = Rounds.run(Math.min(SLOW_PAIRS, effort.pairs()), ways);
		List<Result> results = new ArrayList<>();
		for (String way : ways.keySet()) {
			if (!way.equals(repository)) {
				results.add(new Result("%s, %s, rows/s against `%s`".formatted(target.label(), way, repository),
						results.isEmpty() ? limit : Target.NONE, rounds.ratios(way, repository)));
			}
		}
		return results;
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
