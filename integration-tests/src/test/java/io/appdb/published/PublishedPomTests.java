package io.appdb.published;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each published POM says what Maven Central demands of it, with what it
 * inherits.
 */
class PublishedPomTests {

	private static final Path PROJECT = Path.of("..");

	static Stream<Model> published() throws Exception {
		Model parent = effective("pom.xml");
		return Stream.concat(Stream.of(parent),
				parent.getModules()
					.stream()
					.map((module) -> effective(module + "/pom.xml"))
					.filter((model) -> !Boolean.parseBoolean(model.getProperties().getProperty("maven.deploy.skip"))));
	}

	/**
	 * With parents and values, without what a build adds: imported versions are not asked
	 * for.
	 */
	private static Model effective(String pom) {
		DefaultModelBuildingRequest request = new DefaultModelBuildingRequest()
			.setPomFile(PROJECT.resolve(pom).toFile());
		request.setTwoPhaseBuilding(true);
		request.setSystemProperties(System.getProperties());
		try {
			return new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
		}
		catch (ModelBuildingException ex) {
			throw new IllegalStateException(pom, ex);
		}
	}

	@ParameterizedTest
	@MethodSource("published")
	void saysWhatMavenCentralDemands(Model model) {
		assertThat(model.getName()).isNotBlank();
		assertThat(model.getDescription()).isNotBlank();
		assertThat(model.getUrl()).isEqualTo("https://appdb.io");
		assertThat(model.getLicenses()).extracting(License::getName).containsExactly("Apache-2.0");
		assertThat(model.getDevelopers())
			.allSatisfy((developer) -> assertThat(
					List.of(developer.getName(), developer.getOrganization(), developer.getOrganizationUrl()))
				.doesNotContain(""))
			.isNotEmpty();
		assertThat(List.of(model.getScm().getConnection(), model.getScm().getDeveloperConnection()))
			.containsOnly("scm:git:https://appdb.io/appdb-spring-boot.git");
		assertThat(model.getScm().getUrl()).isEqualTo("https://appdb.io/appdb-spring-boot");
	}

	/**
	 * Maven Central refuses an artifact without; those of the starter have nothing in
	 * them.
	 */
	@ParameterizedTest
	@MethodSource("published")
	void hasSourcesAndJavadoc(Model model) {
		if (!model.getPackaging().equals("pom")) {
			boolean built = model.getBuild()
				.getPlugins()
				.stream()
				.map((plugin) -> plugin.getArtifactId())
				.toList()
				.containsAll(List.of("maven-source-plugin", "maven-javadoc-plugin"));
			boolean empty = Files.exists(PROJECT.resolve("starter/src/main/javadoc"))
					&& model.getArtifactId().equals("appdb-spring-boot-starter");
			assertThat(built || empty).as(model.getArtifactId()).isTrue();
		}
	}

	@Test
	void bomHasEachArtifact() throws Exception {
		Model bom = effective("bom/pom.xml");
		List<String> artifacts = published().filter((model) -> !model.getPackaging().equals("pom"))
			.map((model) -> model.getGroupId() + ":" + model.getArtifactId() + ":" + model.getVersion())
			.toList();
		assertThat(bom.getDependencyManagement().getDependencies())
			.extracting((dependency) -> dependency.getGroupId() + ":" + dependency.getArtifactId() + ":"
					+ dependency.getVersion())
			.containsExactlyInAnyOrderElementsOf(artifacts);
	}

}
