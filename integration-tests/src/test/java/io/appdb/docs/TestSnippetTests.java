package io.appdb.docs;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the test classes that the documents show, on the application that they show.
 */
class TestSnippetTests {

	private static final String RESOURCE = "resource ";

	/**
	 * A setting, so that copies made of another text of the documents are not used.
	 */
	private static final String CHECKSUM = "spring.jpa.properties.documents";

	@Test
	void runsAllTests(@TempDir Path folder) throws Exception {
		List<Snippet> files = new ArrayList<>(
				Documents.snippets("java").stream().filter((snippet) -> snippet.isFile()).toList());
		assertThat(new JavaSnippets(files).compile(folder)).isEmpty();
		Documents.configure(folder);
		for (Snippet json : Documents.snippets("json")) {
			if (json.note().startsWith(RESOURCE)) {
				Path file = folder.resolve(json.note().substring(RESOURCE.length()));
				Files.createDirectories(file.getParent());
				Files.writeString(file, json.text());
			}
		}
		List<Snippet> tests = files.stream().filter((snippet) -> snippet.text().contains("@Test\n")).toList();
		assertThat(tests).extracting(Snippet::document).contains("docs/testing.md", Documents.README);
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		System.setProperty(CHECKSUM, String.valueOf(files.hashCode()));
		try (URLClassLoader classes = new URLClassLoader(new URL[] { folder.toUri().toURL() }, before)) {
			Thread.currentThread().setContextClassLoader(classes);
			for (Snippet test : tests) {
				run(test, classes.loadClass(test.className()));
			}
		}
		finally {
			System.clearProperty(CHECKSUM);
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static void run(Snippet snippet, Class<?> test) {
		EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(test))
			.execute();
		List<Throwable> failures = results.allEvents()
			.failed()
			.stream()
			.map((event) -> event.getRequiredPayload(TestExecutionResult.class))
			.flatMap((result) -> result.getThrowable().stream())
			.toList();
		assertThat(failures).as(snippet.toString()).isEmpty();
		assertThat(results.testEvents().succeeded().count()).as(snippet.toString()).isPositive();
	}

}
