package io.appdb.companions.cache;

import java.util.List;

import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.AvailableHints;
import org.hibernate.stat.Statistics;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a note more than once, and again after changes of each kind.
 */
public final class CacheProbe extends Probe {

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(CacheApplication.class, List.of(), CacheApplication.settings())) {
			TransactionTemplate transaction = application.bean(TransactionTemplate.class);
			EntityManager entityManager = application.bean(EntityManager.class);
			Notes notes = application.bean(Notes.class);
			long id = notes.save(new Note("first")).id();
			read(application, notes, id, "loaded");
			read(application, notes, id, "again");
			transaction.executeWithoutResult((status) -> notes.findById(id).orElseThrow().setText("second"));
			read(application, notes, id, "changed");
			transaction.executeWithoutResult(
					(status) -> entityManager.createQuery("update Note set text = 'third'").executeUpdate());
			read(application, notes, id, "changed by a query");
			read(application, notes, id, "again");
			list(application, entityManager, "listed");
			list(application, entityManager, "again");
			notes.save(new Note("other"));
			list(application, entityManager, "after an insert");
		}
	}

	private void read(RunningApplication application, Notes notes, long id, String when) {
		Statistics statistics = statistics(application);
		String text = notes.findById(id).orElseThrow().text();
		saw("%s: %s, hits %d, statements %d".formatted(when, text, statistics.getSecondLevelCacheHitCount(),
				statistics.getPrepareStatementCount()));
	}

	private void list(RunningApplication application, EntityManager entityManager, String when) {
		Statistics statistics = statistics(application);
		int size = entityManager.createQuery("from Note", Note.class)
			.setHint(AvailableHints.HINT_CACHEABLE, true)
			.getResultList()
			.size();
		saw("%s: %d, query hits %d".formatted(when, size, statistics.getQueryCacheHitCount()));
	}

	private static Statistics statistics(RunningApplication application) {
		Statistics statistics = application.bean(EntityManagerFactory.class)
			.unwrap(SessionFactory.class)
			.getStatistics();
		statistics.clear();
		return statistics;
	}

}
