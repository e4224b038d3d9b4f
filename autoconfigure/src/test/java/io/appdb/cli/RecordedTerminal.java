package io.appdb.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what a command prints and asks. Owned by one test.
 */
final class RecordedTerminal implements Terminal {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private final PrintStream outStream = new PrintStream(this.out, true, StandardCharsets.UTF_8);

	private final PrintStream errStream = new PrintStream(this.err, true, StandardCharsets.UTF_8);

	private final @Nullable String answer;

	final List<String> questions = new ArrayList<>();

	private RecordedTerminal(@Nullable String answer) {
		this.answer = answer;
	}

	static RecordedTerminal alone() {
		return new RecordedTerminal(null);
	}

	static RecordedTerminal answering(String answer) {
		return new RecordedTerminal(answer);
	}

	@Override
	public PrintStream out() {
		return this.outStream;
	}

	@Override
	public PrintStream err() {
		return this.errStream;
	}

	@Override
	public boolean isInteractive() {
		return this.answer != null;
	}

	@Override
	public String ask(String question) {
		this.questions.add(question);
		return (this.answer != null) ? this.answer : "";
	}

	@Override
	public void exit(int code) {
	}

	String printed() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	String errors() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

}
