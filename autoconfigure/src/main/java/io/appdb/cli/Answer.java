package io.appdb.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

	/**
	 * What was found in several databases, by their names.
	 */
	static Answer ofEach(Map<String, Answer> answers) {
		List<String> lines = new ArrayList<>();
		JsonObject json = new JsonObject();
		answers.forEach((name, answer) -> {
			lines.addAll(answer.lines());
			json.with(name, answer.json());
		});
		boolean different = answers.values().stream().anyMatch((answer) -> answer.code() == ExitCode.DIFFERENT);
		return found(different, lines, json);
	}

	static Answer done(List<String> lines, JsonObject json) {
		return new Answer(ExitCode.DONE, lines, json);
	}

	static Answer found(boolean different, List<String> lines, JsonObject json) {
		return new Answer(different ? ExitCode.DIFFERENT : ExitCode.DONE, lines, json);
	}

}
