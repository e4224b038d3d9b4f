package io.appdb.docs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documents refer to: keys, coordinates, other documents.
 */
class ReferenceTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(app\\.db\\.[^`]+)` \\| ([^|]+) \\|");

	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(#[^)\\s]+)?\\)");

	private static final Pattern COORDINATES = Pattern
		.compile("<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
				+ "\\s*(?:<version>([^<]+)</version>)?");

	@Test
	void listsEveryKeyWithItsDefault() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		Matcher row = ROW.matcher(Documents.read("docs/configuration.md"));
		while (row.find()) {
			documented.put(row.group(1), row.group(2).replace("`", "").strip());
		}
		Map<String, String> keys = keys();
		assertThat(keys).isNotEmpty();
		assertThat(documented.keySet()).isEqualTo(keys.keySet());
		keys.forEach((key, value) -> {
			if (!value.isEmpty()) {
				assertThat(documented.get(key)).as(key).isEqualTo(value);
			}
		});
	}

	/**
	 * Reads the keys that development environments know, with their defaults.
	 */
	private static Map<String, String> keys() throws IOException {
		Map<String, String> keys = new TreeMap<>();
		List<URL> files = Collections
			.list(ReferenceTests.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"));
		for (URL file : files) {
			try (InputStream json = file.openStream()) {
				for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
					String name = property.path("name").asString();
					if (name.startsWith("app.db.")) {
						keys.put(name, property.path("defaultValue").asString(""));
					}
				}
			}
		}
		return keys;
	}

	@Test
	void showsTheCoordinatesOfWhatIsDependedOn() throws Exception {
		List<String> artifacts = List.of(coordinates("starter/pom.xml"), coordinates("starter-test/pom.xml"),
				coordinates("schema-diff/pom.xml"));
		List<String> shown = new ArrayList<>();
		for (Snippet snippet : Documents.snippets("xml")) {
			Matcher dependency = COORDINATES.matcher(snippet.text());
			List<String> own = new ArrayList<>();
			while (dependency.find()) {
				if (dependency.group(1).equals("io.appdb")) {
					own.add(dependency.group(1) + ":" + dependency.group(2) + ":" + dependency.group(3));
				}
			}
			assertThat(own).as(snippet.toString()).hasSize(1);
			shown.addAll(own);
		}
		assertThat(shown).containsAll(artifacts).isSubsetOf(artifacts);
	}

	private static String coordinates(String pom) throws Exception {
		Document document = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(Documents.root().resolve(pom).toFile());
		Element parent = (Element) document.getElementsByTagName("parent").item(0);
		return text(parent, "groupId") + ":"
				+ document.getDocumentElement().getElementsByTagName("artifactId").item(1).getTextContent() + ":"
				+ text(parent, "version");
	}

	private static String text(Element element, String name) {
		return element.getElementsByTagName(name).item(0).getTextContent();
	}

	@Test
	void linksToWhatIsThere() throws IOException {
		for (String name : Documents.names()) {
			Path document = Documents.root().resolve(name);
			Matcher link = LINK.matcher(Documents.read(name));
			while (link.find()) {
				Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
				assertThat(target).as(name).exists();
				if (link.group(2) != null) {
					assertThat(anchors(target)).as(name + " links to " + target.getFileName())
						.contains(link.group(2).substring(1));
				}
			}
		}
	}

	private static List<String> anchors(Path document) throws IOException {
		return Files.readAllLines(document)
			.stream()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
			.map((title) -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
			.toList();
	}

}
