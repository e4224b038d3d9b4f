package io.appdb.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that docs/compatibility.md names each class that stands on what another library
 * does not promise, and the versions with which that is tested.
 */
class InternalsTests {

	private static final Path PAGE = Path.of("../docs/compatibility.md");

	private static final String ROOT = "io.appdb.";

	private static final Pattern INTERNAL = Pattern.compile("org\\.(?:hibernate|flywaydb)\\..*\\binternal\\b.*"
			+ "|org\\.h2\\.(?!api|jdbcx|tools).*|org\\.postgresql\\.(?:core|jdbc)\\b.*"
			+ "|org\\.mariadb\\.jdbc\\.(?:client|util)\\b.*|com\\.mysql\\.cj\\b.*|com\\.zaxxer\\.hikari\\.(?:util|pool)\\b.*"
			+ "|org\\.sqlite\\.(?:core|jdbc\\d)\\b.*");

	private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\| (`[^|]*`) \\| [^|]{20,} \\|");

	@Test
	void pageNamesEachUseOfAnInternalClass() throws IOException {
		Set<String> uses = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("io.appdb")
			.stream()
			.flatMap(InternalsTests::uses)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(uses).isNotEmpty();
		assertThat(rows()).containsExactlyElementsOf(uses);
	}

	private static Stream<String> uses(JavaClass type) {
		String name = type.getName().substring(ROOT.length()).replaceAll("\\$.*", "");
		return type.getDirectDependenciesFromSelf()
			.stream()
			.map(Dependency::getTargetClass)
			.map(JavaClass::getBaseComponentType)
			.map(JavaClass::getPackageName)
			.filter((used) -> INTERNAL.matcher(used).matches())
			.map((used) -> name + " uses " + used);
	}

	private static Set<String> rows() throws IOException {
		Set<String> rows = new TreeSet<>();
		for (String line : Files.readAllLines(PAGE)) {
			Matcher row = ROW.matcher(line);
			if (row.matches()) {
				Stream.of(row.group(2).replace("`", "").split(", "))
					.map((used) -> row.group(1) + " uses " + used)
					.forEach(rows::add);
			}
		}
		return rows;
	}

	static Stream<String> versions() {
		return Stream.of("Spring Boot " + SpringBootVersion.getVersion(), "Hibernate ORM " + version(Session.class),
				"Flyway " + version(Flyway.class), "HikariCP " + version(HikariDataSource.class));
	}

	private static String version(Class<?> type) {
		Matcher version = Pattern.compile("-(\\d[\\w.]*)\\.jar")
			.matcher(String.valueOf(type.getProtectionDomain().getCodeSource().getLocation()));
		assertThat(version.find()).as(type.getName()).isTrue();
		return version.group(1);
	}

	@ParameterizedTest
	@MethodSource("versions")
	void pageNamesTheVersionsThatAreTested(String version) throws IOException {
		assertThat(Files.readString(PAGE)).contains(version);
	}

}
