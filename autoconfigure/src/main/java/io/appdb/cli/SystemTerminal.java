package io.appdb.cli;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The streams of the process, as they were when the application began.
 *
 * @param out the standard output
 * @param err the standard error
 * @param console the terminal, or {@code null} when there is none
 */
record SystemTerminal(PrintStream out, PrintStream err, @Nullable Console console) implements Terminal {

	static SystemTerminal open() {
		return new SystemTerminal(System.out, System.err, System.console());
	}

	/**
	 * From JDK 22 on there may be a console without a terminal, which then says so.
	 */
	@Override
	public boolean isInteractive() {
		Method isTerminal = ReflectionUtils.findMethod(Console.class, "isTerminal");
		return this.console != null
				&& (isTerminal == null || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(isTerminal, this.console)));
	}

	@Override
	public String ask(String question) {
		this.err.print(question);
		this.err.flush();
		return (this.console != null) ? Objects.requireNonNullElse(this.console.readLine(), "") : "";
	}

	@Override
	public void exit(int code) {
		System.exit(code);
	}

}
