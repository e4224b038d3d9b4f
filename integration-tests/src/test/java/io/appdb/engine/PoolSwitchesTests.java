package io.appdb.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A pool that is off, that tells what it does, or that is sized in Spring Boot's words,
 * on real databases.
 */
@ExtendWith(OutputCaptureExtension.class)
class PoolSwitchesTests {

	@EachDatabase
	void withoutAPoolEachUseHasItsOwnConnection(TestDatabase database, CapturedOutput output) throws Exception {
		try (PoolApplication application = PoolApplication.web(database.url(), database.username(), database.password(),
				"--app.db.pool.enabled=false", "--logging.level.io.appdb=info")) {
			assertThat(application.bean(DataSource.class)).isInstanceOf(SimpleDriverDataSource.class);
			for (String path : PoolApplication.PATHS) {
				assertThat(application.get(path).statusCode()).as(path).isEqualTo(200);
			}
			assertThat(application.get("/transaction").body()).isEqualTo("2");
			assertThat(application.get("/session").body()).isEqualTo("2");
			if (database.type() == DatabaseType.POSTGRESQL) {
				long first = application.number("SELECT cast(pg_backend_pid() AS bigint)");
				assertThat(application.number("SELECT cast(pg_backend_pid() AS bigint)")).isNotEqualTo(first);
				assertThat(sessions(database)).isZero();
			}
			assertThat(output).contains("pool=off");
		}
	}

	@EachDatabase
	void tellsWhatHappensToItsConnections(TestDatabase database, CapturedOutput output) throws Exception {
		try (PoolApplication application = PoolApplication.web(database.url(), database.username(), database.password(),
				"--app.db.pool.echo=true", "--app.db.pool.size=1", "--app.db.pool.max-overflow=0",
				"--logging.level.io.appdb.pool=info")) {
			assertThat(application.get("/transaction").statusCode()).isEqualTo(200);
			List<String> before = lines(output);
			assertThat(before.get(0)).endsWith("db[default] connection 1 opened");
			assertThat(application.get("/session").statusCode()).isEqualTo(200);
			List<String> added = lines(output).subList(before.size(), lines(output).size());
			assertThat(added).hasSize(2);
			assertThat(added.get(0)).endsWith("connection 1 taken");
			assertThat(added.get(1)).endsWith("connection 1 given back");
		}
		assertThat(lines(output)).last().asString().endsWith("connection 1 closed");
	}

	private static List<String> lines(CapturedOutput output) {
		return output.toString().lines().filter((line) -> line.contains("db[default] connection")).toList();
	}

	@EachDatabase
	void theSizeInTheWordsOfSpringBootWins(TestDatabase database, CapturedOutput output) throws Exception {
		try (PoolApplication application = PoolApplication.start(database.url(), database.username(),
				database.password(), "--spring.datasource.hikari.maximum-pool-size=3", "--app.db.pool.size=2",
				"--app.db.pool.max-overflow=8", "--app.db.pool.timeout=300ms", "--logging.level.io.appdb=info")) {
			HikariDataSource pool = application.pool();
			assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
			assertThat(pool.getMinimumIdle()).isEqualTo(2);
			assertThat(output).contains("pool=2+1");
			List<Connection> taken = new ArrayList<>();
			try {
				for (int number = 0; number < 3; number++) {
					taken.add(pool.getConnection());
				}
				assertThatExceptionOfType(SQLException.class).isThrownBy(pool::getConnection)
					.withMessageContaining("size=3, active=3");
			}
			finally {
				for (Connection connection : taken) {
					connection.close();
				}
			}
		}
	}

	private static long sessions(TestDatabase database) throws SQLException {
		try (Connection observer = database.connect();
				Statement statement = observer.createStatement();
				ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE datname = "
						+ "current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()")) {
			rows.next();
			return rows.getLong(1);
		}
	}

}
