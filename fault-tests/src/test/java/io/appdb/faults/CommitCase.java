package io.appdb.faults;

import java.util.Arrays;
import java.util.List;

import io.appdb.faults.commit.Answer;
import io.appdb.faults.commit.Scope;
import io.appdb.faults.commit.Write;

/**
 * A way to answer, to commit and to write, each with each. A value.
 *
 * @param answer how the handler answers
 * @param scope what commits
 * @param write what writes
 */
record CommitCase(Answer answer, Scope scope, Write write) {

	/**
	 * All that make sense.
	 * @param deferred whether the row itself makes the commit fail
	 */
	static List<CommitCase> all(boolean deferred) {
		return Arrays.stream(Answer.values())
			.flatMap((answer) -> Arrays.stream(Scope.values())
				.flatMap((scope) -> Arrays.stream(Write.values())
					.filter((write) -> scope.allows(answer, write, deferred))
					.map((write) -> new CommitCase(answer, scope, write))))
			.toList();
	}

	String path(String parameters) {
		return this.scope.path() + this.answer.path() + "?scope=" + this.scope + "&write=" + this.write + "&"
				+ parameters;
	}

	boolean isAlone() {
		return this.scope == Scope.ALONE;
	}

}
