package io.appdb.sample;

import java.util.Map;

import io.appdb.test.DatabaseTest;
import io.appdb.test.Isolation;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over a real port the application commits. What it has committed is removed after each
 * test.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DatabaseTest(isolation = Isolation.TRUNCATE)
class TruncateTests {

	@LocalServerPort
	int port;

	@RepeatedTest(2)
	void opensAnAccount() {
		RestClient client = RestClient.create("http://localhost:" + this.port);
		client.post().uri("/accounts").body(Map.of("owner", "Ada", "balance", 100)).retrieve().toBodilessEntity();
		assertThat(client.get().uri("/accounts").retrieve().body(String.class)).contains("\"total\":1");
	}

}
