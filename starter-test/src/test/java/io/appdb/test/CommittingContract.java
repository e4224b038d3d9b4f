package io.appdb.test;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.appdb.session.SessionManager;
import io.appdb.test.shop.Ticket;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A class whose only test commits over HTTP and from outside, and finds nothing that was
 * committed before. Two of them run one after the other or at the same time.
 */
abstract class CommittingContract {

	private static final int MORE_THAN_A_BLOCK = 60;

	@LocalServerPort
	int port;

	@Test
	void commits(SessionManager sessions) {
		RestClient client = RestClient.create("http://localhost:" + this.port);
		assertThat(list(client)).isEqualTo("[]");
		client.post().uri("/items/pen").retrieve().toBodilessEntity();
		assertThat(list(client)).isEqualTo("[\"pen\"]");
		List<Ticket> tickets = Stream.generate(Ticket::new).limit(MORE_THAN_A_BLOCK).toList();
		sessions.runInTransaction((db) -> tickets.forEach(db::persist));
		assertThat(tickets.get(0).getId()).isEqualTo(1);
		long count = sessions
			.inTransaction((db) -> db.createQuery("select count(*) from Ticket", Long.class).getSingleResult());
		assertThat(count).isEqualTo(MORE_THAN_A_BLOCK);
	}

	private static @Nullable String list(RestClient client) {
		return client.get().uri("/items").retrieve().body(String.class);
	}

}
