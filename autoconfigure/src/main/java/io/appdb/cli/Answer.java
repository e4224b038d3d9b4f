package io.appdb.cli;

import java.util.List;

/**
 * What a verb has to say. Immutable.
 *
 * @param code how it ended
 * @param lines what people read
 * @param json what programs read
 */
record Answer(ExitCode code, List<String> lines, JsonObject json) {

	Answer {
		lines = List.copyOf(lines);
	}

	static Answer done(List<String> lines, JsonObject json) {
		return new Answer(ExitCode.DONE, lines, json);
	}

	static Answer found(boolean different, List<String> lines, JsonObject json) {
		return new Answer(different ? ExitCode.DIFFERENT : ExitCode.DONE, lines, json);
	}

}
