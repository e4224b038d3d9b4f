package io.appdb.session;

import org.hibernate.engine.spi.SessionImplementor;

import org.springframework.orm.jpa.EntityManagerHolder;

/**
 * What Spring's transaction manager finds on a thread: the persistence context, and with
 * it the state of its session. Bound to one thread at a time.
 */
final class SessionHolder extends EntityManagerHolder implements LeftChanges.Receiver {

	private final SessionState state;

	SessionHolder(SessionState state, SessionImplementor session) {
		super(session);
		this.state = state;
	}

	SessionState state() {
		return this.state;
	}

	@Override
	public void leftByListener() {
		this.state.leftByListener();
	}

}
