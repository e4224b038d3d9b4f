package io.appdb.companions;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a {@link Probe} on plain Spring Boot and beside the starter, and compares what it
 * saw.
 */
public final class Comparison {

	private Comparison() {
	}

	/**
	 * Asserts that an application does the same with and without the starter.
	 * @param probe the class of the probe
	 * @param expected what it sees
	 */
	public static void assertSame(Class<? extends Probe> probe, String... expected) {
		CompletableFuture<List<String>> plain = CompletableFuture.supplyAsync(() -> onPlainBoot(probe));
		List<String> here = withTheStarter(probe);
		assertThat(plain.join()).as("plain Spring Boot, beside the starter: %s", here).containsExactly(expected);
		assertThat(here).as("with the starter").containsExactly(expected);
	}

	/**
	 * Runs a probe where this library does not exist.
	 * @param probe the class of the probe
	 * @return what it saw
	 */
	public static List<String> onPlainBoot(Class<? extends Probe> probe) {
		try {
			return PlainBoot.running().run(probe).orFail();
		}
		catch (IOException | ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Runs a probe beside this library.
	 * @param probe the class of the probe
	 * @return what it saw
	 */
	public static List<String> withTheStarter(Class<? extends Probe> probe) {
		return Answer.of(probe.getName()).orFail();
	}

}
