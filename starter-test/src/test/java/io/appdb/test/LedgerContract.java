package io.appdb.test;

import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.session.Db;
import io.appdb.test.ledger.books.Booking;
import io.appdb.test.ledger.books.Bookings;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each test sees both databases as they were at the beginning, whatever the ones before
 * have written to them.
 */
abstract class LedgerContract {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	@Db("ledger")
	JdbcClient ledger;

	@Autowired
	Bookings bookings;

	/**
	 * What the migrations put into the further database.
	 */
	List<String> before() {
		return List.of("opening");
	}

	private void assertBookings(String... texts) {
		List<String> all = this.ledger.sql("select text from booking where id > 1 order by text")
			.query(String.class)
			.list();
		assertThat(all).containsExactly(texts);
		assertThat(this.ledger.sql("select text from booking where id = 1").query(String.class).list())
			.isEqualTo(before());
	}

	private void assertPurchases(String... items) {
		assertThat(this.jdbc.queryForList("select item from purchase order by item", String.class))
			.containsExactly(items);
	}

	@RepeatedTest(2)
	void writesToBothInAHandler() {
		assertBookings();
		assertPurchases();
		assertThat(this.mvc.post().uri("/purchases/2/pen")).hasStatus(201);
		assertBookings("pen");
		assertPurchases("pen");
	}

	@RepeatedTest(2)
	void keepsBothFromWhatFails() {
		assertThat(this.mvc.post().uri("/purchases/2/pen")).hasStatus(201);
		assertThat(this.mvc.post().uri("/purchases/3/pen")).hasStatus(409);
		assertThat(this.mvc.post().uri("/purchases/4/ink")).hasStatus(201);
		assertBookings("ink", "pen");
		assertPurchases("ink", "pen");
	}

	@RepeatedTest(2)
	void writesOnEveryWay() {
		this.bookings.save(new Booking(2, "by repository"));
		assertThat(this.mvc.post().uri("/bookings/3/by-hand")).hasStatus(201);
		assertThat(this.mvc.post().uri("/bookings/4/by-hand")).hasStatus(409);
		assertThat(this.mvc.post().uri("/annotated/5/annotated")).hasStatus(201);
		assertThat(this.mvc.post().uri("/annotated/6/annotated")).hasStatus(409);
		assertThat(this.mvc.post().uri("/forgotten/7/forgotten")).hasStatusOk();
		this.ledger.sql("insert into booking (id, text) values (8, 'by client')").update();
		assertBookings("annotated", "by client", "by repository", "by-hand");
		assertPurchases();
	}

	@Test
	void runsOnTheTypeThatIsSet(@Autowired DatabaseManager manager, @Autowired Environment environment) {
		assertThat(manager.engine("ledger").type().keyword())
			.isEqualTo(environment.getRequiredProperty("expected.type"));
		assertThat(manager.engine("ledger").url().host()).isNotEqualTo("nowhere.invalid");
	}

}
