package io.appdb.session.steps;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The steps of a unit of work, one of which fails when a test wants it. Shared by the
 * threads that work.
 */
final class Steps {

	private final List<Step> taken = new ArrayList<>();

	private int failing;

	private @Nullable Failure failure;

	/**
	 * Begins to count.
	 * @param failing the step that fails, counted from 0
	 * @param failure what it fails with; {@code null} if none fails
	 */
	synchronized void begin(int failing, @Nullable Failure failure) {
		this.taken.clear();
		this.failing = failing;
		this.failure = failure;
	}

	/**
	 * Ends it.
	 * @return the steps that were taken
	 */
	synchronized List<Step> end() {
		List<Step> steps = List.copyOf(this.taken);
		begin(-1, null);
		return steps;
	}

	/**
	 * Notes a step.
	 * @return what it fails with, {@code null} if it does not fail
	 */
	synchronized @Nullable Failure take(Step step) {
		this.taken.add(step);
		if (this.failure == null || this.taken.size() - 1 != this.failing) {
			return null;
		}
		return this.failure;
	}

	/**
	 * Notes the step of a collaborator that may only throw what a program does.
	 */
	void call(String name) {
		Failure failure = take(new Step("collaborator", name));
		if (failure != null) {
			throw unchecked(failure.create());
		}
	}

	/**
	 * Throws what is not checked.
	 * @return what to throw instead of what is
	 */
	static IllegalStateException unchecked(Throwable failure) {
		if (failure instanceof RuntimeException exception) {
			throw exception;
		}
		if (failure instanceof Error error) {
			throw error;
		}
		return new IllegalStateException(failure);
	}

	/**
	 * A step.
	 *
	 * @param place where it is taken
	 * @param name what is called
	 */
	record Step(String place, String name) {

		boolean isOfDriver() {
			return "driver".equals(this.place);
		}

		/**
		 * HikariCP keeps a connection whose read-only mode it could not set or take back,
		 * unless that is lost: docs/limits.md says so.
		 */
		boolean mayFailWith(Failure failure) {
			if (isOfDriver() && this.name.endsWith(" setReadOnly")) {
				return failure == Failure.LOST;
			}
			return switch (failure) {
				case SQL -> !"collaborator".equals(this.place);
				case LOST -> isOfDriver();
				default -> true;
			};
		}

		@Override
		public String toString() {
			return this.place + " " + this.name;
		}

	}

}
