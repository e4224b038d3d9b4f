package io.appdb.companions.differences;

import java.util.List;
import java.util.Map;

import io.appdb.companions.Browser;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;
import jakarta.persistence.EntityManager;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the settings of an application, calls its pages, and lets its statements fail.
 */
public final class DifferencesProbe extends Probe {

	private static final List<String> PAGES = List.of("/stream", "/scroll", "/scroll/transaction", "/rows/transaction",
			"/saved", "/kinds", "/kinds/transaction", "/driver", "/driver/transaction");

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(DifferencesApplication.class, List.of())) {
			see("setting", new Settings(application).read());
			Item box = new Item("box", null);
			application.bean(Items.class).save(box);
			application.bean(Items.class).save(new Item("twice", box));
			EntityManager entityManager = application.bean(EntityManager.class);
			application.bean(TransactionTemplate.class)
				.executeWithoutResult((status) -> entityManager.persist(new Kinds()));
			Browser browser = application.browser();
			for (String page : PAGES) {
				saw("page " + page + "=" + browser.get(page));
			}
			see("failure", new Failures(application).of(database()));
		}
	}

	private void see(String kind, Map<String, String> seen) {
		seen.forEach((key, value) -> saw(kind + " " + key + "=" + value));
	}

}
