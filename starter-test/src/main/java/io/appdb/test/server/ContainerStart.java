package io.appdb.test.server;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

import org.springframework.core.NestedExceptionUtils;

/**
 * Starts a container or finds the one that an earlier build left running, where the user
 * has enabled reuse in Testcontainers. Loaded only where Testcontainers is on the class
 * path. Used by one thread.
 */
final class ContainerStart {

	static final String PASSWORD = "test";

	private final ServerKind kind;

	private final DockerImageName image;

	private final TestRun run;

	ContainerStart(ServerKind kind, @Nullable String version, TestRun run) {
		this.kind = kind;
		this.image = DockerImageName.parse(kind.image(version));
		this.run = run;
	}

	DatabaseServer start() throws SQLException {
		JdbcDatabaseContainer<?> container = switch (this.kind) {
			case POSTGRESQL -> Containers.postgreSql(this.image);
			case MYSQL -> Containers.mySql(this.image);
			case MARIADB -> Containers.mariaDb(this.image);
		};
		boolean reused = TestcontainersConfiguration.getInstance().environmentSupportsReuse();
		if (reused) {
			container.withReuse(true);
		}
		start(container);
		String url = this.kind.url(container.getHost(), container.getMappedPort(this.kind.port()));
		return DatabaseServer.use(ServerAddress.of(url, container.getUsername(), PASSWORD),
				(reused ? "reusable " : "") + "container " + this.image, new ContainerControl(container), this.run);
	}

	private void start(JdbcDatabaseContainer<?> container) {
		try {
			container.start();
		}
		catch (RuntimeException ex) {
			throw new TestServerException(explain(ex), ex);
		}
	}

	private String explain(RuntimeException failure) {
		String versionProperty = "'" + TestProperties.name(this.kind.type(), "version") + "'";
		MissingImage missing = MissingImage.of(failure);
		if (missing != null && missing.isOther(this.image.asCanonicalNameString())) {
			return missing.ofTestcontainers();
		}
		if (missing != null) {
			return "Docker cannot get the image '" + this.image + "' (" + missing.reason() + "): try 'docker pull "
					+ this.image + "', name a tag that exists in " + versionProperty + ", or name a server in '"
					+ TestProperties.name(this.kind.type(), "url") + "'";
		}
		Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
		return "The container of '" + this.image + "' did not start (" + root.getMessage()
				+ "): its log is above; name another tag in " + versionProperty + ", or a server in '"
				+ TestProperties.name(this.kind.type(), "url") + "'";
	}

}
