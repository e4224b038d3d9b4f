package io.appdb.other;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

/**
 * A web application that does not know which database it is on.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Parcel.class)
@Import({ OtherApplication.Parcels.class, OtherApplication.Depot.class })
class OtherApplication {

	static WebApplicationContext start(String... properties) {
		List<String> all = new ArrayList<>(
				List.of("server.port=0", "spring.main.banner-mode=off", "logging.level.io.appdb=info"));
		all.addAll(List.of(properties));
		return (WebApplicationContext) new SpringApplicationBuilder(OtherApplication.class)
			.web(WebApplicationType.SERVLET)
			.properties(all.toArray(String[]::new))
			.run();
	}

	/**
	 * Handlers that take sessions.
	 */
	@RestController
	static class Parcels {

		private final JdbcTemplate jdbc;

		private final Depot depot;

		Parcels(JdbcTemplate jdbc, Depot depot) {
			this.jdbc = jdbc;
			this.depot = depot;
		}

		@GetMapping("/parcels/{id}")
		String label(@PathVariable int id, CurrentSession db) {
			Parcel parcel = db.find(Parcel.class, id);
			if (parcel == null) {
				throw new EntityNotFoundException();
			}
			return String.valueOf(parcel.label);
		}

		@PostMapping("/by-hand")
		void byHand(int id, String label, CurrentSession db) {
			db.persist(new Parcel(id, label));
			db.commit();
		}

		/**
		 * What is written into the answer is counted on another connection.
		 */
		@PostMapping("/parcels")
		Stored store(int id, String label, CurrentSessionTransaction db) {
			db.persist(new Parcel(id, label));
			return new Stored(this.jdbc);
		}

		@PostMapping("/thrown")
		void thrown(int id, String label, CurrentSessionTransaction db) throws IOException {
			db.persist(new Parcel(id, label));
			db.flush();
			throw new IOException("thrown");
		}

		@PostMapping("/refused")
		ResponseEntity<String> refused(int id, String label, CurrentSessionTransaction db) {
			db.persist(new Parcel(id, label));
			db.flush();
			return ResponseEntity.unprocessableContent().body("refused");
		}

		@PostMapping("/sql")
		void sql(String sql, CurrentSessionTransaction db) {
			db.execute(sql);
		}

		/**
		 * Takes a failure for harmless that has taken everything back.
		 */
		@PostMapping("/caught")
		String caught(int id, String label, CurrentSessionTransaction db) {
			db.persist(new Parcel(id, label));
			db.flush();
			this.depot.overtake();
			try {
				db.execute("update parcel set weight = 5 where id = 1");
			}
			catch (ConcurrencyFailureException ex) {
				return "caught";
			}
			return "updated";
		}

		@PostMapping("/transactional")
		void transactional(int id, String label) {
			this.depot.store(id, label);
		}

		@PostMapping("/late")
		void late() throws InterruptedException {
			this.depot.late();
		}

	}

	/**
	 * What a handler answers; reads the database when it is written.
	 */
	static class Stored {

		private final JdbcTemplate jdbc;

		Stored(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		public long getCount() {
			Long count = this.jdbc.queryForObject("select count(*) from parcel", Long.class);
			return (count != null) ? count : -1;
		}

	}

	/**
	 * A service with transactions of its own.
	 */
	static class Depot {

		private final EntityManager entityManager;

		private final DataSource dataSource;

		Depot(EntityManager entityManager, DataSource dataSource) {
			this.entityManager = entityManager;
			this.dataSource = dataSource;
		}

		/**
		 * Changes a row on another connection.
		 */
		void overtake() {
			try (Connection connection = this.dataSource.getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("update parcel set weight = weight + 1 where id = 1");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Transactional
		void store(int id, String label) {
			this.entityManager.persist(new Parcel(id, label));
		}

		@Transactional(timeout = 1)
		void late() throws InterruptedException {
			Thread.sleep(1100);
			this.entityManager.createQuery("select count(p) from Parcel p", Long.class).getSingleResult();
		}

	}

}
