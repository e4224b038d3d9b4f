package io.appdb.test.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.appdb.engine.DatabaseUrl;
import io.appdb.test.EnabledOnContainers;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Containers that stay for the next build, where the user has enabled that.
 */
@EnabledOnContainers
class ReusedContainerTests {

	private final DockerClient docker = DockerClientFactory.instance().client();

	@Test
	void givesTwoBuildsOneServerAndClearsWhatTheFirstHasLeft() throws Exception {
		List<String> before = running();
		Map<String, String> environment = Map.of("TESTCONTAINERS_REUSE_ENABLE", "true");
		List<String> started = new ArrayList<>();
		try (ForkedJvm first = ForkedJvm.start("postgresql", List.of(), environment, Map.of())) {
			String left = first.databases().get(0);
			int port = port(left);
			containers().stream().filter((container) -> publishes(container, port)).forEach((container) -> {
				if (!before.contains(container.getId())) {
					started.add(container.getId());
				}
			});
			first.kill();
			try (ForkedJvm second = ForkedJvm.start("postgresql", List.of(), environment, Map.of())) {
				String next = second.databases().get(0);
				assertThat(second.output()).contains("(reusable container postgres:18)");
				assertThat(port(next)).isEqualTo(port);
				assertThat(next).isNotEqualTo(left);
				second.end();
			}
		}
		finally {
			started.forEach((id) -> this.docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec());
		}
	}

	private List<Container> containers() {
		return this.docker.listContainersCmd().exec();
	}

	private List<String> running() {
		return containers().stream().map(Container::getId).toList();
	}

	private static int port(String url) {
		return Objects.requireNonNull(DatabaseUrl.parse(url).port());
	}

	private static boolean publishes(Container container, int port) {
		return Arrays.stream(container.getPorts())
			.anyMatch((published) -> Objects.equals(published.getPublicPort(), port));
	}

}
