package io.appdb.companions.session;

import java.util.List;

import io.appdb.companions.Browser;
import io.appdb.companions.Companion;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores an attribute in one request and reads it in others.
 */
public final class SessionProbe extends Probe {

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(SessionApplication.class, List.of(Companion.SESSION),
				"spring.session.jdbc.initialize-schema=always")) {
			Browser browser = application.browser();
			saw(browser.get("/name"));
			saw(browser.send("POST", "/name/Ada", null));
			saw(browser.get("/name"));
			saw(browser.send("POST", "/failing/Grace", null));
			saw(browser.get("/name"));
			saw(application.browser().get("/name"));
			saw(attributes(application));
			saw(browser.send("POST", "/end", null));
			saw(browser.get("/name"));
		}
	}

	private static String attributes(RunningApplication application) {
		return "attributes: " + application.bean(JdbcTemplate.class)
			.queryForObject("select count(*) from spring_session_attributes", Long.class);
	}

}
