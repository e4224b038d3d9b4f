package io.appdb.sample;

import io.appdb.engine.DatabaseType;
import io.appdb.test.DatabaseFaults;
import io.appdb.test.DatabaseTest;
import io.appdb.test.Isolation;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients see while the database is away, and that the application works again when
 * it is back, without being started anew.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.CLONE, properties = "app.db.pool.timeout=1s")
class OutageTests {

	@LocalServerPort
	int port;

	@Test
	void answers503UntilTheDatabaseIsBack(DatabaseFaults faults) {
		assertThat(get().getStatusCode()).isEqualTo(HttpStatus.OK);
		faults.refuseConnections();
		ResponseEntity<Void> answer = get();
		assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(answer.getHeaders().get(HttpHeaders.RETRY_AFTER)).isNotEmpty();
		faults.bringBack();
		assertThat(get().getStatusCode()).isEqualTo(HttpStatus.OK);
	}

	/**
	 * A connection that was used a moment ago may be handed out dead, once.
	 */
	@Test
	void getsOverTheLossOfItsConnections(DatabaseFaults faults) {
		assertThat(get().getStatusCode()).isEqualTo(HttpStatus.OK);
		assertThat(faults.killConnections()).isPositive();
		assertThat(get().getStatusCode()).isIn(HttpStatus.OK, HttpStatus.SERVICE_UNAVAILABLE);
		faults.bringBack();
		assertThat(get().getStatusCode()).isEqualTo(HttpStatus.OK);
	}

	private ResponseEntity<Void> get() {
		return RestClient.builder()
			.baseUrl("http://localhost:" + this.port)
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.build()
			.get()
			.uri("/users")
			.retrieve()
			.toBodilessEntity();
	}

}
