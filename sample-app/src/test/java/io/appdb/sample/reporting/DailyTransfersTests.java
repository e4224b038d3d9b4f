package io.appdb.sample.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.appdb.test.DatabaseTest;
import io.appdb.test.Isolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens after a commit is tested with a commit: both databases are emptied after
 * each test.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DatabaseTest(isolation = Isolation.TRUNCATE, databases = "reporting")
class DailyTransfersTests {

	@LocalServerPort
	int port;

	@SuppressWarnings("NullAway.Init")
	private RestClient client;

	@BeforeEach
	void connect() {
		this.client = RestClient.builder()
			.baseUrl("http://localhost:" + this.port)
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/transfers", "/serializable-transfers" })
	void countsWhatWasCommitted(String path) {
		LocalDate before = LocalDate.now(ZoneOffset.UTC);
		String from = account("20.75");
		String to = account("0");
		assertThat(transfer(path, from, to, "10.25")).isEqualTo(200);
		assertThat(transfer(path, from, to, "10.5")).isEqualTo(200);
		assertThat(transfer(path, from, to, "0.01")).isEqualTo(409);
		List<DailyTransfers> report = report();
		assertThat(report.stream().mapToLong(DailyTransfers::transfers).sum()).isEqualTo(2);
		assertThat(report.stream().map(DailyTransfers::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
			.isEqualByComparingTo("20.75");
		assertThat(report).extracting(DailyTransfers::day)
			.allSatisfy((day) -> assertThat(day).isBetween(before, LocalDate.now(ZoneOffset.UTC)));
	}

	private String account(String balance) {
		JsonNode account = this.client.post()
			.uri("/accounts")
			.body(Map.of("owner", "Ada", "balance", balance))
			.retrieve()
			.body(JsonNode.class);
		assertThat(account).isNotNull();
		return account.at("/id").asString();
	}

	private int transfer(String path, String from, String to, String amount) {
		return this.client.post()
			.uri(path)
			.body(Map.of("from", from, "to", to, "amount", amount))
			.retrieve()
			.toBodilessEntity()
			.getStatusCode()
			.value();
	}

	private List<DailyTransfers> report() {
		List<DailyTransfers> report = this.client.get()
			.uri("/reports/daily-transfers")
			.retrieve()
			.body(new ParameterizedTypeReference<>() {
			});
		return (report != null) ? report : List.of();
	}

}
