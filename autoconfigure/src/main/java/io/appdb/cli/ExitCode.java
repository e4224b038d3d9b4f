package io.appdb.cli;

/**
 * How a command ended, for the shell.
 */
enum ExitCode {

	/**
	 * It did what it should.
	 */
	DONE(0),

	/**
	 * It could not be understood, or it failed.
	 */
	FAILED(1),

	/**
	 * It found a difference, or migrations that are pending.
	 */
	DIFFERENT(2);

	private final int number;

	ExitCode(int number) {
		this.number = number;
	}

	int number() {
		return this.number;
	}

}
