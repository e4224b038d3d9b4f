package io.appdb.companions.differences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import io.appdb.companions.Comparison;
import io.appdb.companions.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that docs/from-plain-boot.md names what is different, on each database. The
 * switches that it names are tested where the auto-configuration is.
 */
class DifferencesTests {

	@ParameterizedTest(name = "{0}")
	@EnumSource
	void areAllOnThePage(Database database) throws IOException {
		CompletableFuture<List<String>> other = CompletableFuture
			.supplyAsync(() -> Comparison.onPlainBoot(DifferencesProbe.class, database));
		List<String> here = Comparison.withTheStarter(DifferencesProbe.class, database);
		String page = Files.readString(Path.of("../docs/from-plain-boot.md"));
		assertThat(seen(here, "page ")).isEqualTo(seen(other.join(), "page ")).hasSizeGreaterThan(5);
		Map<String, String> plainSettings = seen(other.join(), "setting ");
		assertThat(different(plainSettings, seen(here, "setting "), String::equals).keySet())
			.contains("hibernate.jdbc.log.errors", "PROPAGATION_NESTED")
			.filteredOn((key) -> !page.contains(key.contains(" ") ? key : "`" + key + "`"))
			.as("not on the page")
			.isEmpty();
		assertThat(different(seen(other.join(), "failure "), seen(here, "failure "), DifferencesTests::catches))
			.as("not on the page")
			.allSatisfy((failure, types) -> assertThat(types).matches(isNamed(page), "is named on the page"));
	}

	private static Map<String, String> seen(List<String> words, String kind) {
		Map<String, String> seen = new TreeMap<>();
		words.stream()
			.filter((word) -> word.startsWith(kind))
			.map((word) -> word.substring(kind.length()).split("=", 2))
			.forEach((word) -> seen.put(word[0], word[1]));
		return seen;
	}

	private static Map<String, String> different(Map<String, String> plain, Map<String, String> starter, Same same) {
		Map<String, String> different = new TreeMap<>();
		starter.forEach((key, value) -> {
			String before = plain.getOrDefault(key, "-");
			if (!same.test(before, value)) {
				different.put(key, before + " is " + value);
			}
		});
		plain.keySet().stream().filter((key) -> !starter.containsKey(key)).forEach((key) -> different.put(key, "gone"));
		return different;
	}

	/**
	 * Whether code that catches what is thrown by plain Spring Boot catches this too.
	 */
	private static boolean catches(String plain, String starter) {
		return (starter + " > ").contains(plain.split(" > ", 2)[0] + " > ");
	}

	/**
	 * What is new is a failure where there was none, or one that tells more than that
	 * something has failed.
	 */
	private static Predicate<String> isNamed(String page) {
		return (types) -> (types.startsWith("- is UnexpectedRollbackException ")
				&& page.contains("`UnexpectedRollbackException`"))
				|| (types.startsWith("UncategorizedSQLException ") && page.contains("`UncategorizedSQLException`"));
	}

	/**
	 * Compares what was seen without and with the starter.
	 */
	private interface Same {

		boolean test(String plain, String starter);

	}

}
