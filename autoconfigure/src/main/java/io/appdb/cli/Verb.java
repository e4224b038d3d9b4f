package io.appdb.cli;

/**
 * Something the command line can do. The parser makes it and fills its options; it runs
 * once, on one thread.
 */
interface Verb {

	/**
	 * Does it.
	 * @param database what it is done to
	 * @param terminal where progress is shown and questions are asked
	 * @return the result
	 */
	Answer run(CommandLineDatabase database, Terminal terminal);

}
