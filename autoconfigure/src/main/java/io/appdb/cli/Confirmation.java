package io.appdb.cli;

import java.util.Locale;
import java.util.Set;

/**
 * Asks before something is lost. Lives as long as the command, on one thread.
 *
 * @param terminal where it is asked
 * @param given whether the answer was given with {@code --yes}
 */
record Confirmation(Terminal terminal, boolean given) {

	private static final Set<String> YES = Set.of("y", "yes");

	/**
	 * Asks a question.
	 * @throws IllegalStateException when the answer is not yes, or nobody can be asked
	 */
	void require(String question) {
		if (this.given) {
			return;
		}
		if (!this.terminal.isInteractive()) {
			throw new IllegalStateException(
					question + " Nobody is there to answer: say so with '--yes'. Nothing was done.");
		}
		String answer = this.terminal.ask(question + " [y/N] ").strip().toLowerCase(Locale.ROOT);
		if (!YES.contains(answer)) {
			throw new IllegalStateException("Nothing was done.");
		}
	}

}
