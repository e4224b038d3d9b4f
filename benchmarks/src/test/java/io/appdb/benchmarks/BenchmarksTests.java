package io.appdb.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BenchmarksTests {

	private static final Address EACH_ITS_OWN = new Address("jdbc:h2:mem:smoke", "sa", "");

	@Test
	void runsEachBenchmarkAndWritesItsRatios(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("benchmarks.md");
		List<Result> results = Benchmarks.run("all", EACH_ITS_OWN, Effort.smoke(), file);
		int rows = DockerClientFactory.instance().isDockerAvailable() ? 79 : 77;
		assertThat(results).hasSize(rows).allSatisfy((result) -> assertThat(result.median()).isPositive().isFinite());
		assertThat(Files.readAllLines(file)).hasSize(rows + 2)
			.filteredOn((line) -> line.contains("**"))
			.hasSize(rows)
			.allSatisfy((line) -> assertThat(line).startsWith("| ").endsWith(" |"));
	}

	@Test
	void refusesABenchmarkThatDoesNotExist(@TempDir Path directory) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Benchmarks.run("http,speed", EACH_ITS_OWN, Effort.smoke(), directory))
			.withMessage(
					"'benchmarks' is http,speed: use all, or some of [session, start, http, cost, databases, replicas, sqlite, queries, bulk, copy, "
							+ "unordered, repositories, embedded, stream, migrations, rollback, clone]");
	}

	@Test
	void pairsTheFiguresOfEachRound() throws Exception {
		double[] figures = { 1, 2, 4, 2, 3, 3 };
		int[] next = { 0 };
		LinkedHashMap<String, Measurement> measurements = new LinkedHashMap<>();
		measurements.put("a", () -> figures[next[0]++]);
		measurements.put("b", () -> figures[next[0]++]);
		assertThat(Rounds.run(3, measurements).ratios("a", "b")).containsExactly(0.5, 0.5, 1.0);
	}

	@Test
	void tellsTheMedianTheRangeAndWhetherTheTargetIsMet() {
		Result result = new Result("Writes", Target.atLeast(0.97), List.of(1.0, 0.5, 0.9));
		assertThat(result.row()).isEqualTo("| Writes | ≥ 0.97 | **0.90** | 0.50 – 1.00 | 3 | missed |");
		assertThat(new Result("Time", Target.atMost(1.1), List.of(1.0, 1.1)).row()).contains("**1.05**")
			.endsWith("met |");
	}

}
