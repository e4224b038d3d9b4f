package io.appdb.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.appdb.error.SessionConflictException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SessionOwnerTests {

	private final SessionOwner owner = new SessionOwner();

	private final ExecutorService other = Executors.newSingleThreadExecutor(new CustomizableThreadFactory("other-"));

	private final List<String> closed = new ArrayList<>();

	@AfterEach
	void stop() {
		this.other.shutdownNow();
	}

	@Test
	void entersAgainOnTheSameThread() {
		this.owner.enter("find");
		this.owner.enter("find");
		this.owner.leave();
		assertThat(elsewhere(this.owner::tryEnter)).isFalse();
		this.owner.leave();
		assertThat(elsewhere(this.owner::tryEnter)).isTrue();
	}

	@Test
	void refusesAnotherThreadAndNamesBoth() {
		elsewhere(this.owner::tryEnter);
		assertThatExceptionOfType(SessionConflictException.class).isThrownBy(() -> this.owner.enter("persist"))
			.withMessageStartingWith("persist(): thread '" + Thread.currentThread().getName()
					+ "' cannot use the session while thread 'other-1' works with it")
			.withMessageContaining("SessionManager.inTransaction(...)");
	}

	@Test
	void closesAtOnceWhenNobodyWorks() {
		assertThat(this.owner.close(() -> this.closed.add("now"))).isNull();
		assertThat(this.closed).containsExactly("now");
	}

	@Test
	void closesAtOnceOnTheThreadThatWorks() {
		this.owner.enter("find");
		assertThat(this.owner.close(() -> this.closed.add("now"))).isNull();
		assertThat(this.closed).containsExactly("now");
	}

	@Test
	void closesWhenTheLastCallOfAnotherThreadEnds() {
		this.owner.enter("outer");
		this.owner.enter("inner");
		assertThat(elsewhere(() -> String.valueOf(this.owner.close(() -> this.closed.add("later")))))
			.isEqualTo(Thread.currentThread().getName());
		assertThat(this.owner.isLastCall()).isFalse();
		this.owner.leave();
		assertThat(this.closed).isEmpty();
		assertThat(this.owner.isLastCall()).isTrue();
		this.owner.leave();
		assertThat(this.closed).containsExactly("later");
	}

	@Test
	void closesOnceWhoeverElseAsks() {
		this.owner.enter("find");
		elsewhere(() -> String.valueOf(this.owner.close(() -> this.closed.add("first"))));
		assertThat(elsewhere(() -> this.owner.close(() -> this.closed.add("second")) == null)).isTrue();
		this.owner.leave();
		assertThat(this.closed).containsExactly("first");
	}

	/**
	 * The call that has ended is no place to say so.
	 */
	@Test
	void endsTheCallAllTheSameWhenItCannotBeClosed() {
		this.owner.enter("find");
		elsewhere(() -> String.valueOf(this.owner.close(() -> {
			throw new IllegalStateException("no");
		})));
		this.owner.leave();
		assertThat(elsewhere(this.owner::tryEnter)).isTrue();
	}

	@Test
	void letsAnotherThreadInOnlyWhileItIsToGoOn() {
		this.owner.handsOver(() -> false);
		this.owner.enter("find");
		assertThat(elsewhere(this::isRefused)).isTrue();
		this.owner.leave();
		assertThat(elsewhere(this::isRefused)).isFalse();
	}

	@Test
	void refusesToLeaveWhatItHasNotEntered() {
		assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(this.owner::leave);
	}

	private boolean isRefused() {
		try {
			this.owner.enter("find");
			this.owner.leave();
			return false;
		}
		catch (SessionConflictException ex) {
			return true;
		}
	}

	private <T> T elsewhere(Callable<T> call) {
		try {
			return this.other.submit(call).get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
