package io.appdb.session;

import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.EntityManagerHolder;

/**
 * What Spring's transaction manager finds on a thread: the persistence context, and with
 * it the state of its session, which may be opened when somebody asks for it. Bound to
 * one thread at a time.
 */
final class SessionHolder extends EntityManagerHolder implements LeftChanges.Receiver {

	/**
	 * Stands where Spring looks whether there is a persistence context; never called.
	 */
	private static final EntityManager UNOPENED = (EntityManager) Proxy.newProxyInstance(
			SessionHolder.class.getClassLoader(), new Class<?>[] { EntityManager.class },
			(proxy, method, arguments) -> {
				throw new IllegalStateException("The session is not open: call getEntityManager() of its holder");
			});

	private final @Nullable Supplier<SessionState> opening;

	private @Nullable SessionState state;

	SessionHolder(SessionState state, SessionImplementor session) {
		super(session);
		this.opening = null;
		this.state = state;
	}

	/**
	 * Creates the holder of a session that is not open.
	 * @param opening opens it, and returns the same one from then on
	 */
	SessionHolder(Supplier<SessionState> opening) {
		super(UNOPENED);
		this.opening = opening;
	}

	SessionState state() {
		SessionState known = this.state;
		if (known == null) {
			known = Objects.requireNonNull(this.opening).get();
			this.state = known;
		}
		return known;
	}

	@Override
	public EntityManager getEntityManager() {
		return state().session();
	}

	@Override
	public void leftByListener() {
		state().leftByListener();
	}

}
