package io.appdb.test.server;

import java.io.IOException;

/**
 * Pauses a server once however often it is asked to, and resumes it when the JVM ends.
 * Owned by {@link TestServers}; safe for every thread.
 */
final class OnceControl implements ServerControl {

	private final ServerControl control;

	private boolean paused;

	private boolean resumedAtExit;

	OnceControl(ServerControl control) {
		this.control = control;
	}

	@Override
	public boolean supported() {
		return this.control.supported();
	}

	@Override
	public synchronized void pause() throws IOException {
		if (this.paused) {
			return;
		}
		resumeAtExit();
		this.control.pause();
		this.paused = true;
	}

	@Override
	public synchronized void resume() throws IOException {
		if (this.paused) {
			this.control.resume();
			this.paused = false;
		}
	}

	private void resumeAtExit() {
		if (!this.resumedAtExit && supported()) {
			Runtime.getRuntime().addShutdownHook(new Thread(this::resumeQuietly, "resume test database"));
			this.resumedAtExit = true;
		}
	}

	private void resumeQuietly() {
		try {
			resume();
		}
		catch (IOException ex) {
			System.err.println("A test database server stays paused: " + ex.getMessage());
		}
	}

}
