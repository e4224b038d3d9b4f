package io.appdb.sample;

import java.util.Map;

import io.appdb.engine.DatabaseType;
import io.appdb.test.DatabaseTest;
import io.appdb.test.Isolation;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over a real port the application commits. The class has a copy of the migrated database
 * to itself, here one of PostgreSQL.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.CLONE)
class CloneTests {

	@LocalServerPort
	int port;

	@Test
	void registersAUser() {
		RestClient client = RestClient.create("http://localhost:" + this.port);
		assertThat(client.get().uri("/users/count").retrieve().body(Long.class)).isZero();
		HttpStatus status = (HttpStatus) client.post()
			.uri("/async/users")
			.body(Map.of("username", "ada", "email", "ada@example.org", "password", "correct horse", "role", "READER"))
			.retrieve()
			.toBodilessEntity()
			.getStatusCode();
		assertThat(status).isEqualTo(HttpStatus.CREATED);
		assertThat(client.get().uri("/users/count").retrieve().body(Long.class)).isOne();
	}

}
