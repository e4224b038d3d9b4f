package io.appdb.companions.handlers;

import java.util.List;

import io.appdb.companions.Browser;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;

/**
 * Fails where the application has no answer.
 */
public final class UnansweredProbe extends Probe {

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(HandlersApplication.class, List.of())) {
			Browser browser = application.browser();
			for (String path : List.of("/nobody", "/functional")) {
				application.bean(Accounts.class).deleteAll();
				saw(path + " " + browser.get(path));
			}
		}
	}

}
