package io.appdb.test.server;

/**
 * A server that cannot be paused, and why. Immutable; shared by threads.
 */
final class NoServerControl implements ServerControl {

	private final String reason;

	/**
	 * Creates the refusal.
	 * @param reason what follows "cannot be paused: "
	 */
	NoServerControl(String reason) {
		this.reason = reason;
	}

	@Override
	public boolean supported() {
		return false;
	}

	@Override
	public void pause() {
		throw new TestServerException("The server cannot be paused: " + this.reason);
	}

	@Override
	public void resume() {
		// never paused
	}

}
