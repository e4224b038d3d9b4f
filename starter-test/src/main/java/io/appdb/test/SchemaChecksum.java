package io.appdb.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.util.ClassUtils;

/**
 * What the tables of an application depend on, as a number: its entities, its migrations
 * and the settings about both. Databases of the same checksum are copies of each other.
 * Errs on the safe side: a library of another date makes another checksum. Used by one
 * thread.
 */
final class SchemaChecksum {

	private static final int DIGITS = 16;

	private static final List<String> WORDS = List.of("jakarta/persistence", "org/hibernate/annotations",
			"org/flywaydb");

	private final MessageDigest digest;

	private SchemaChecksum() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Adds up settings and what is on the class path.
	 * @param settings the settings, in any order
	 * @param folders folders of migrations outside of the class path
	 * @return the checksum, as hexadecimal digits
	 */
	static String of(Collection<String> settings, Collection<Path> folders) {
		SchemaChecksum sum = new SchemaChecksum();
		sum.add(OfClassPath.CHECKSUM);
		settings.stream().sorted().forEach(sum::add);
		folders.forEach(sum::addFolder);
		return sum.digits();
	}

	private static String ofClassPath() {
		SchemaChecksum sum = new SchemaChecksum();
		sum.addFolders();
		sum.addLibraries();
		return sum.digits();
	}

	private void add(String text) {
		this.digest.update(text.getBytes(StandardCharsets.UTF_8));
		this.digest.update((byte) 0);
	}

	private void addFolders() {
		for (URL url : resources("")) {
			if (url.getProtocol().equals("file")) {
				addFolder(Path.of(uri(url.toString())));
			}
		}
	}

	private void addFolder(Path folder) {
		if (!Files.isDirectory(folder)) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted().toList()) {
				if (Files.isRegularFile(file)) {
					addFile(folder, file);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void addFile(Path folder, Path file) throws IOException {
		String name = folder.relativize(file).toString();
		if (!name.endsWith(".class") && !name.endsWith(".sql") && !name.endsWith(".conf") && !name.endsWith(".xml")) {
			return;
		}
		byte[] content = Files.readAllBytes(file);
		if (!name.endsWith(".class") || isAboutTables(new String(content, StandardCharsets.ISO_8859_1))) {
			add(name);
			this.digest.update(content);
		}
	}

	private static boolean isAboutTables(String classFile) {
		return WORDS.stream().anyMatch(classFile::contains);
	}

	private void addLibraries() {
		for (URL url : resources("META-INF/MANIFEST.MF")) {
			String text = url.toString();
			if (!text.startsWith("jar:file:")) {
				continue;
			}
			Path library = Path.of(uri(text.substring("jar:".length(), text.lastIndexOf("!/"))));
			try {
				add(library.getFileName() + " " + Files.size(library) + " " + Files.getLastModifiedTime(library));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static List<URL> resources(String name) {
		ClassLoader loader = ClassUtils.getDefaultClassLoader();
		try {
			return (loader != null) ? Collections.list(loader.getResources(name)) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static URI uri(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException("Not a place on the class path: " + url, ex);
		}
	}

	private String digits() {
		return HexFormat.of().formatHex(this.digest.digest()).substring(0, DIGITS);
	}

	/**
	 * The class path does not change while the JVM runs.
	 */
	private static final class OfClassPath {

		static final String CHECKSUM = ofClassPath();

	}

}
