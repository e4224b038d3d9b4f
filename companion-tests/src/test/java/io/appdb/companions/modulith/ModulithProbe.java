package io.appdb.companions.modulith;

import java.time.Duration;
import java.util.List;

import io.appdb.companions.Companion;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;
import org.awaitility.Awaitility;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.IncompleteEventPublications;

/**
 * Publishes events whose listener works, fails, and works when asked again.
 */
public final class ModulithProbe extends Probe {

	private static final String COMPLETED = "select count(*) from event_publication where completion_date is not null";

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(ModulithApplication.class, List.of(Companion.MODULITH),
				"logging.level.org.springframework=off")) {
			ModulithApplication.Orders orders = application.bean(ModulithApplication.Orders.class);
			orders.place("tea");
			await(application, COMPLETED, 1);
			saw(notes(application));
			try {
				orders.place("nothing");
			}
			catch (IllegalStateException ex) {
				saw(ex.getMessage());
			}
			orders.place("glass");
			await(application, "select count(*) from event_publication where status = 'FAILED'", 1);
			saw(notes(application));
			application.bean(IncompleteEventPublications.class).resubmitIncompletePublications((publication) -> true);
			await(application, COMPLETED, 2);
			saw(notes(application));
		}
	}

	private static List<String> notes(RunningApplication application) {
		return application.bean(Notes.class).findAll().stream().map(Note::text).sorted().toList();
	}

	private void await(RunningApplication application, String query, long expected) {
		JdbcTemplate jdbc = application.bean(JdbcTemplate.class);
		Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.until(() -> Long.valueOf(expected).equals(jdbc.queryForObject(query, Long.class)));
		saw("publications: " + jdbc.queryForObject("select count(*) from event_publication", Long.class));
	}

}
