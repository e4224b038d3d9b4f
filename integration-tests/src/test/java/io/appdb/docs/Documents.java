package io.appdb.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * README and everything in the folder docs. Stateless.
 */
final class Documents {

	static final String README = "README.md";

	private static final Pattern BLOCK = Pattern
		.compile("(?ms)(?:^<!-- snippet: ([^\\n]*?) -->\\n\\n?)?^```(\\w+)\\n(.*?)^```$");

	private Documents() {
	}

	/**
	 * Finds the folder of the project, in which Maven has started the tests of a module.
	 */
	static Path root() {
		return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
			.filter((folder) -> Files.exists(folder.resolve(README)))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Lists the documents, from the root of the project.
	 */
	static List<String> names() throws IOException {
		Path root = root();
		try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
			Stream<String> names = docs.map((file) -> "docs/" + file.getFileName())
				.filter((name) -> name.endsWith(".md"))
				.sorted();
			return Stream.concat(Stream.of(README, "CHANGELOG.md"), names).toList();
		}
	}

	static String read(String name) throws IOException {
		return Files.readString(root().resolve(name));
	}

	/**
	 * Finds the blocks of a language in all documents.
	 */
	static List<Snippet> snippets(String language) throws IOException {
		List<Snippet> snippets = new ArrayList<>();
		for (String name : names()) {
			snippets.addAll(snippets(name, language));
		}
		return snippets;
	}

	/**
	 * Finds the blocks of a language in one document.
	 */
	static List<Snippet> snippets(String name, String language) throws IOException {
		return find(name, read(name)).stream().filter((snippet) -> snippet.language().equals(language)).toList();
	}

	/**
	 * Finds the blocks in the text of a document.
	 */
	static List<Snippet> find(String name, String text) {
		List<Snippet> snippets = new ArrayList<>();
		Matcher block = BLOCK.matcher(text);
		while (block.find()) {
			int line = (int) text.substring(0, block.start(3)).lines().count() + 1;
			String note = (block.group(1) != null) ? block.group(1) : "";
			snippets.add(new Snippet(name, line, block.group(2), note, block.group(3)));
		}
		return snippets;
	}

	/**
	 * Writes the configuration that applications have which are made of all documents:
	 * the further database, in memory.
	 */
	static void configure(Path folder) throws IOException {
		Files.writeString(folder.resolve("application.properties"), """
				app.db.databases.reporting.url=sqlite:///:memory:
				app.db.databases.reporting.packages=com.example.reporting
				""");
	}

}
