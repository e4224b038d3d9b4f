package io.appdb.cli;

import java.io.PrintStream;

/**
 * Where a command is read and answered. The run of the application owns it; one thread
 * uses it.
 */
interface Terminal {

	/**
	 * Where results go, and nothing else.
	 */
	PrintStream out();

	/**
	 * Where everything else goes.
	 */
	PrintStream err();

	/**
	 * Whether somebody is there who can be asked.
	 */
	boolean isInteractive();

	/**
	 * Asks a question and waits for the answer.
	 */
	String ask(String question);

	/**
	 * Ends the process.
	 */
	void exit(int code);

}
