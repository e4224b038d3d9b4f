package io.appdb.replica;

import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.error.Causes;
import io.appdb.error.InvalidSettingException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests of replicas beside a data source whose writes nobody would notice.
 */
class ReplicaSetupTests {

	@EachDatabase(DatabaseType.POSTGRESQL)
	void refusesADataSourceThatIsNotThePool(TestDatabase database) {
		for (String setting : List.of("app.db.pool.enabled=false",
				"spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource")) {
			assertThatException().as(setting)
				.isThrownBy(() -> start(database, setting))
				.satisfies((failure) -> assertThat(Causes.find(failure, InvalidSettingException.class)).as(setting)
					.hasMessageContaining(
							"'app.db.replicas.urls' is set for a data source that is not the library's pool"));
			start(database, setting, "app.db.replicas.own-writes=off");
		}
	}

	private static void start(TestDatabase database, String... settings) {
		new SpringApplicationBuilder(NotesApplication.class).web(WebApplicationType.SERVLET)
			.properties("app.db.url=" + database.url(), "app.db.username=" + database.username(),
					"app.db.password=" + database.password(), "app.db.replicas.urls=" + database.url(), "server.port=0",
					"spring.main.banner-mode=off", "logging.level.root=off")
			.properties(settings)
			.run()
			.close();
	}

}
