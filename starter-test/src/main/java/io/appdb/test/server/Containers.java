package io.appdb.test.server;

import java.util.Map;

import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Containers of database servers that trade durability for speed. No instances.
 */
final class Containers {

	/**
	 * Keeps the files in memory: each change of a table waits for the disk otherwise.
	 */
	private static final Map<String, String> FILES_IN_MEMORY = Map.of("/var/lib/mysql", "rw");

	private Containers() {
	}

	@SuppressWarnings("resource")
	static JdbcDatabaseContainer<?> postgreSql(DockerImageName image) {
		PostgreSQLContainer container = new PostgreSQLContainer(image.asCompatibleSubstituteFor("postgres"))
			.withUsername("test")
			.withPassword(ContainerStart.PASSWORD);
		container.setCommand("postgres", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c",
				"full_page_writes=off", "-c", "max_connections=500");
		return container;
	}

	@SuppressWarnings("resource")
	static JdbcDatabaseContainer<?> mySql(DockerImageName image) {
		MySQLContainer container = new MySQLContainer(image.asCompatibleSubstituteFor("mysql")).withUsername("root")
			.withPassword(ContainerStart.PASSWORD);
		container.setCommand("mysqld", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
				"--innodb-doublewrite=OFF", "--max-connections=500");
		container.withTmpFs(FILES_IN_MEMORY);
		return container;
	}

	@SuppressWarnings("resource")
	static JdbcDatabaseContainer<?> mariaDb(DockerImageName image) {
		MariaDBContainer container = new MariaDBContainer(image.asCompatibleSubstituteFor("mariadb"))
			.withUsername("root")
			.withPassword(ContainerStart.PASSWORD);
		container.setCommand("mariadbd", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
				"--innodb-doublewrite=OFF", "--max-connections=500");
		container.withTmpFs(FILES_IN_MEMORY);
		return container;
	}

}
