package io.appdb.companions.datarest;

import java.util.List;

import io.appdb.companions.Browser;
import io.appdb.companions.Companion;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;

/**
 * Creates, reads, changes and deletes books, and does what is refused.
 */
public final class DataRestProbe extends Probe {

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(DataRestApplication.class, List.of(Companion.DATA_REST))) {
			Browser browser = application.browser();
			saw(brief(browser.send("POST", "/books", "{\"isbn\":\"1\",\"title\":\"One\"}")));
			saw(brief(browser.send("POST", "/books", "{\"isbn\":\"2\",\"title\":\"Two\"}")));
			saw(browser.send("POST", "/books", "{\"isbn\":\"1\",\"title\":\"Again\"}"));
			saw(browser.send("POST", "/books", "{\"isbn\":\"3\"}"));
			saw(browser.send("POST", "/books", "{\"isbn\":\"4\",\"title\":\"" + "x".repeat(30) + "\"}"));
			saw(brief(browser.send("POST", "/books", "not JSON")));
			saw(brief(browser.get("/books/1")));
			saw(brief(browser.send("PATCH", "/books/1", "{\"title\":\"Changed\"}")));
			saw(browser.send("PATCH", "/books/1", "{\"isbn\":\"2\"}"));
			saw(browser.send("PATCH", "/books/1", "{\"title\":\"Late\"}", "If-Match", "\"7\""));
			saw(brief(browser.get("/books/1")));
			saw(browser.send("DELETE", "/books/1", null));
			saw(browser.get("/books/1"));
			saw(brief(browser.get("/books?sort=nope")).replaceAll(" \\] \\}.*", " ]"));
		}
	}

	private static String brief(String answer) {
		return answer.replaceAll("\"_links\" : \\{.*?\\} \\},? ?", "").replaceAll("JSON parse error.*\"", "…\"");
	}

}
