package io.appdb.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that reads and writes in every way; closed by the test that started it.
 */
record PoolApplication(ConfigurableApplicationContext context) implements AutoCloseable {

	static final List<String> PATHS = List.of("/session", "/transaction", "/repository", "/jdbc");

	static PoolApplication start(String url, String username, String password, String... settings) {
		return start(WebApplicationType.NONE, url, username, password, settings);
	}

	static PoolApplication web(String url, String username, String password, String... settings) {
		return start(WebApplicationType.SERVLET, url, username, password, settings);
	}

	private static PoolApplication start(WebApplicationType type, String url, String username, String password,
			String... settings) {
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--spring.main.banner-mode=off", "--app.db.url=" + url,
						"--app.db.username=" + username, "--app.db.password=" + password, "--app.db.schema.mode=create",
						"--spring.flyway.enabled=false", "--management.endpoint.health.show-details=always"));
		arguments.addAll(Arrays.asList(settings));
		return new PoolApplication(
				new SpringApplicationBuilder(Config.class).web(type).run(arguments.toArray(new String[0])));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	HikariDataSource pool() {
		return bean(HikariDataSource.class);
	}

	SessionManager sessions() {
		return bean(SessionManager.class);
	}

	long number(String sql) {
		return sessions().withSession((session) -> session.createNativeQuery(sql, Long.class).getSingleResult());
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = PoolApplication.class)
	@EnableJpaRepositories(basePackageClasses = PoolApplication.class, considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Parcels.class))
	@Import(ParcelController.class)
	static class Config {

	}

	@RestController
	static final class ParcelController {

		private final Parcels parcels;

		private final JdbcTemplate jdbc;

		ParcelController(Parcels parcels, JdbcTemplate jdbc) {
			this.parcels = parcels;
			this.jdbc = jdbc;
		}

		@GetMapping("/session")
		int session(CurrentSession db) {
			return db.createSelectionQuery("from PoolParcel", Parcel.class).getResultList().size();
		}

		@GetMapping("/transaction")
		long transaction(CurrentSessionTransaction db) {
			Parcel parcel = new Parcel();
			db.persist(parcel);
			return parcel.id;
		}

		@GetMapping("/repository")
		long repository() {
			return this.parcels.count();
		}

		@GetMapping("/jdbc")
		long jdbc() {
			Integer answer = this.jdbc.queryForObject("SELECT 42", Integer.class);
			return (answer != null) ? answer : 0;
		}

	}

	interface Parcels extends JpaRepository<Parcel, Long> {

	}

	@Entity(name = "PoolParcel")
	static class Parcel {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		long id;

	}

}
