package io.appdb.sample;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.test.DatabaseTest;
import io.appdb.test.Isolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all operations have in common: a page that leads to them, their summaries, and the
 * form of every error.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.CLONE)
@Import(ApiFormTests.Broken.class)
class ApiFormTests {

	private static final String USER = """
			{"email": "%1$s@example.org", "username": "%1$s", "password": "correct horse", "role": "READER"}""";

	private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

	private static final JsonMapper JSON = new JsonMapper();

	@LocalServerPort
	int port;

	@Test
	void theFirstPageLeadsToTheApi() {
		ResponseEntity<String> page = call(HttpMethod.GET, "/", null, MediaType.TEXT_HTML);
		assertThat(page.getStatusCode().value()).isEqualTo(200);
		List<String> links = links(String.valueOf(page.getBody()));
		assertThat(links).contains("swagger-ui.html", "v3/api-docs", "users", "actuator/health");
		assertThat(links).allSatisfy(
				(link) -> assertThat(call(HttpMethod.GET, "/" + link, null, MediaType.ALL).getStatusCode().value())
					.isIn(200, 302));
	}

	private static List<String> links(String page) {
		return LINK.matcher(page).results().map((link) -> link.group(1)).toList();
	}

	@Test
	void everyOperationHasASummaryOfItsOwn() {
		JsonNode paths = json(HttpMethod.GET, "/v3/api-docs", null).at("/paths");
		Stream<JsonNode> operations = paths.valueStream().flatMap(JsonNode::valueStream);
		List<String> summaries = operations.map((operation) -> operation.at("/summary").asString()).toList();
		assertThat(summaries).hasSize(31).doesNotContain("").doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users?colour=red", "/users?page=0&Size=2", "/async/users?user=ada", "/users/1?page=0",
			"/users/count?role=ADMIN", "/posts?tags[0]=a", "/logs?levels=INFO", "/configs?key=a", "/accounts?owner=ada",
			"/users?_active=on" })
	void refusesParametersThatNobodyReads(String path) {
		JsonNode problem = json(HttpMethod.GET, path, null);
		assertThat(problem.at("/status").asInt()).isEqualTo(400);
		assertThat(problem.at("/errors").size()).isEqualTo(1);
		assertThat(problem.at("/errors/0/message").asString()).startsWith("is not known here; use ");
	}

	@Test
	void namesTheParametersThatThereAre() {
		JsonNode problem = json(HttpMethod.GET, "/logs?colour=red&shape=round", null);
		assertThat(problem.at("/detail").asString()).isEqualTo("The request has 2 invalid fields");
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo("colour");
		assertThat(problem.at("/errors/0/message").asString()).isEqualTo("is not known here; use level, page, size");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/users?email=a&username=b&role=admin&active=true&match=any&sort=id&descending=true&page=0",
					"/users?createdAfter=2026-01-01T00:00:00Z", "/posts?authorId=1&title=a&size=3",
					"/logs?level=info&page=0&size=1", "/accounts?page=0", "/v3/api-docs?group=any",
					"/actuator/health?any=thing" })
	void takesTheParametersThatThereAre(String path) {
		assertThat(call(HttpMethod.GET, path, null, MediaType.ALL).getStatusCode().value()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET    | /nowhere             |              | 404
			GET    | /nowhere?a=b         |              | 404
			GET    | /users/999999        |              | 404
			GET    | /error               |              | 404
			GET    | /users/ada           |              | 400
			GET    | /users?page=one      |              | 400
			GET    | /users?page=-1       |              | 400
			GET    | /logs?level=loud     |              | 400
			GET    | /users?nothing=1     |              | 400
			GET    | /broken              |              | 500
			GET    | /broken?a=b          |              | 500
			POST   | /users               | {            | 400
			POST   | /users               | {}           | 400
			POST   | /users               | 'text/plain' | 415
			DELETE | /users               |              | 405
			""")
	void everyErrorHasTheSameForm(String method, String path, @Nullable String body, int status) {
		assertProblem(HttpMethod.valueOf(method), path, body, status);
	}

	@Test
	void soHaveConflicts() {
		String first = USER.formatted("ada");
		assertThat(call(HttpMethod.POST, "/users", first, MediaType.ALL).getStatusCode().value()).isEqualTo(201);
		assertProblem(HttpMethod.POST, "/users", first, 409);
	}

	private void assertProblem(HttpMethod method, String path, @Nullable String body, int status) {
		for (MediaType accepted : List.of(MediaType.ALL, MediaType.APPLICATION_JSON, MediaType.TEXT_HTML)) {
			ResponseEntity<String> answer = call(method, path, body, accepted);
			assertThat(answer.getStatusCode().value()).as(accepted.toString()).isEqualTo(status);
			assertThat(answer.getHeaders().getContentType()).as(accepted.toString())
				.isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
			JsonNode problem = JSON.readTree(answer.getBody());
			assertThat(problem.at("/status").asInt()).isEqualTo(status);
			assertThat(problem.at("/title").asString()).isNotBlank();
			assertThat(problem.at("/instance").asString()).isEqualTo(path.replaceFirst("\\?.*", ""));
		}
	}

	private JsonNode json(HttpMethod method, String path, @Nullable String body) {
		return JSON.readTree(call(method, path, body, MediaType.ALL).getBody());
	}

	private ResponseEntity<String> call(HttpMethod method, String path, @Nullable String body, MediaType accepted) {
		RestClient.RequestBodySpec request = RestClient.builder()
			.defaultStatusHandler((status) -> true, (sent, response) -> {
			})
			.build()
			.method(method)
			.uri(URI.create("http://localhost:" + this.port + path.replace("[", "%5B").replace("]", "%5D")))
			.accept(accepted);
		if (body != null) {
			request.contentType(body.equals("text/plain") ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_JSON)
				.body(body);
		}
		return request.retrieve().toEntity(String.class);
	}

	/**
	 * A handler with a mistake. Spring owns it.
	 */
	static class Broken {

		@Bean
		RouterFunction<ServerResponse> broken() {
			return RouterFunctions.route().GET("/broken", (request) -> {
				throw new IllegalStateException("This is a mistake");
			}).build();
		}

	}

}
