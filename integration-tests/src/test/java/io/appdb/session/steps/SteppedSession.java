package io.appdb.session.steps;

import org.hibernate.SessionEventListener;

/**
 * What an application listens to in one session. Lives as long as that.
 */
final class SteppedSession implements SessionEventListener {

	private static final long serialVersionUID = 1L;

	private final transient Steps steps;

	SteppedSession(Steps steps) {
		this.steps = steps;
	}

	@Override
	public void transactionCompletion(boolean successful) {
		this.steps.call("transactionCompletion");
	}

	@Override
	public void jdbcConnectionAcquisitionEnd() {
		this.steps.call("jdbcConnectionAcquisitionEnd");
	}

	@Override
	public void jdbcConnectionReleaseEnd() {
		this.steps.call("jdbcConnectionReleaseEnd");
	}

	@Override
	public void end() {
		this.steps.call("end");
	}

}
