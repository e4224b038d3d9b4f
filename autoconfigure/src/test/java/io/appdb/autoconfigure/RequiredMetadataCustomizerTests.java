package io.appdb.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what Hibernate does when it cannot connect at start.
 */
@ExtendWith(OutputCaptureExtension.class)
class RequiredMetadataCustomizerTests {

	private static final String ACCESS = "hibernate.boot.allow_jdbc_metadata_access";

	@Test
	void makesHibernateFailWithTheReason(CapturedOutput output) throws IOException {
		String report = FailureReport.of(output, "app.db.url=postgresql://127.0.0.1:" + closedPort() + "/shop",
				"spring.flyway.enabled=false");
		assertThat(report).contains("cannot be reached").doesNotContain("Dialect");
	}

	@Test
	void requiresMetadata() {
		assertThat(customize(Map.of())).containsEntry(ACCESS, "require");
	}

	@Test
	void keepsWhatTheApplicationSays() {
		assertThat(customize(Map.of(ACCESS, "allow"))).containsEntry(ACCESS, "allow");
	}

	@Test
	void letsAnApplicationThatNamesTheDialectStartWithoutDatabase() {
		assertThat(customize(Map.of("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")))
			.doesNotContainKey(ACCESS);
	}

	private static Map<String, Object> customize(Map<String, Object> given) {
		Map<String, Object> properties = new HashMap<>(given);
		new RequiredMetadataCustomizer().customize(properties);
		return properties;
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
