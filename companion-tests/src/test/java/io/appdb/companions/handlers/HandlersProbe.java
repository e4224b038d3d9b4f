package io.appdb.companions.handlers;

import java.util.List;

import io.appdb.companions.Browser;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;

/**
 * Lets the application answer each failure.
 */
public final class HandlersProbe extends Probe {

	private static final List<String> PATHS = List.of("/own", "/unordered", "/last", "/missing", "/wrapped",
			"/annotated", "/status", "/response", "/resolver");

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(HandlersApplication.class, List.of())) {
			Browser browser = application.browser();
			for (String path : PATHS) {
				application.bean(Accounts.class).deleteAll();
				saw(path + " " + browser.get(path));
			}
		}
	}

}
