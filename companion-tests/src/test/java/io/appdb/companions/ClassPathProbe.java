package io.appdb.companions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * Tells which parts of this library are on the class path.
 */
public final class ClassPathProbe extends Probe {

	private static final List<String> CLASSES = List.of("io.appdb.DatabaseManager", "io.appdb.test.TestDatabase",
			"org.flywaydb.core.Flyway", "net.ttddyy.dsproxy.support.ProxyDataSource", "org.sqlite.JDBC");

	private static final List<String> REGISTRATIONS = List.of("classpath*:META-INF/spring.factories",
			"classpath*:META-INF/spring/*.imports", "classpath*:META-INF/services/io.appdb.*");

	@Override
	protected void run() throws IOException {
		for (String name : CLASSES) {
			saw(name + ": " + ClassUtils.isPresent(name, null));
		}
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
		boolean library = false;
		boolean forTests = false;
		for (String pattern : REGISTRATIONS) {
			for (Resource resource : resolver.getResources(pattern)) {
				List<String> ours = ours(resource).toList();
				library |= !ours.isEmpty();
				forTests |= ours.stream().anyMatch((name) -> name.startsWith("io.appdb.test."));
			}
		}
		saw("registered: " + library);
		saw("registered for tests: " + forTests);
	}

	private static Stream<String> ours(Resource resource) throws IOException {
		return Arrays.stream(resource.getContentAsString(StandardCharsets.UTF_8).split("[=,\\\\\\s]+"))
			.filter((name) -> name.startsWith("io.appdb.") && !name.startsWith("io.appdb.companions."));
	}

}
