package io.appdb.companions.liquibase;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.appdb.companions.Companion;
import io.appdb.companions.Probe;

/**
 * Starts with a change log and tells what the library logs.
 */
public final class StartLineProbe extends Probe {

	@Override
	protected void run() throws Exception {
		ByteArrayOutputStream logged = new ByteArrayOutputStream();
		PrintStream output = System.out;
		System.setOut(new PrintStream(logged, true, StandardCharsets.UTF_8));
		try {
			start(LiquibaseApplication.class, List.of(Companion.LIQUIBASE), LiquibaseApplication.CHANGE_LOG,
					"logging.level.io.appdb=info")
				.close();
			saw(logged.toString(StandardCharsets.UTF_8));
		}
		finally {
			System.setOut(output);
		}
	}

}
