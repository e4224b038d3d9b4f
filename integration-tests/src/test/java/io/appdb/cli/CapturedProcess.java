package io.appdb.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The terminal of a process without a console, which a command does not end. Owned by one
 * test.
 */
final class CapturedProcess implements Terminal {

	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

	private final Terminal streams = new SystemTerminal(into(this.printed), into(this.errors), null);

	final List<Integer> exits = new ArrayList<>();

	private static PrintStream into(ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	@Override
	public PrintStream out() {
		return this.streams.out();
	}

	@Override
	public PrintStream err() {
		return this.streams.err();
	}

	@Override
	public boolean isInteractive() {
		return this.streams.isInteractive();
	}

	@Override
	public String ask(String question) {
		return this.streams.ask(question);
	}

	@Override
	public void exit(int code) {
		this.exits.add(code);
	}

	String printed() {
		return this.printed.toString(StandardCharsets.UTF_8);
	}

	String errors() {
		return this.errors.toString(StandardCharsets.UTF_8);
	}

}
