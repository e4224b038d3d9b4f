package io.appdb.test;

import java.util.List;
import java.util.Locale;

import net.ttddyy.dsproxy.QueryType;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the statements that some work has executed, made by
 * {@link QueryAssertions#assertThatQueries}. Each failure lists the statements with their
 * call sites, repeated ones first. Used by one thread.
 */
public final class QueriesAssert extends AbstractAssert<QueriesAssert, List<ExecutedStatement>> {

	QueriesAssert(List<ExecutedStatement> statements) {
		super(statements, QueriesAssert.class);
	}

	/**
	 * There is exactly this number of statements.
	 * @param expected the number, from 0
	 * @return these assertions
	 * @throws IllegalArgumentException when the number is below 0
	 */
	public QueriesAssert hasCount(int expected) {
		return requireCount("statement", requireNumber("hasCount", expected), this.actual.size());
	}

	/**
	 * There are no more statements than this.
	 * @param limit the number, from 0
	 * @return these assertions
	 * @throws IllegalArgumentException when the number is below 0
	 */
	public QueriesAssert areAtMost(int limit) {
		requireNumber("areAtMost", limit);
		return (this.actual.size() <= limit) ? this
				: fail("Expecting at most " + counted(limit, "statement") + ", but there were " + this.actual.size());
	}

	/**
	 * There is no statement.
	 * @return these assertions
	 */
	public QueriesAssert areNone() {
		return hasCount(0);
	}

	/**
	 * No text of a statement is executed more than once: a repeated one is likely to be
	 * executed once per row of another query (N+1), or could be a batch.
	 * @return these assertions
	 */
	public QueriesAssert containNoRepeats() {
		long repeated = StatementGroup.of(this.actual).stream().filter(StatementGroup::isRepeated).count();
		return (repeated == 0) ? this : fail("Expecting no statement to be repeated, but " + repeated
				+ ((repeated == 1) ? " was" : " were") + ", which looks like N+1");
	}

	/**
	 * There is exactly this number of statements that begin with {@code SELECT}.
	 * @param expected the number, from 0
	 * @return these assertions
	 * @throws IllegalArgumentException when the number is below 0
	 */
	public QueriesAssert hasSelects(int expected) {
		return has("hasSelects", QueryType.SELECT, expected);
	}

	/**
	 * There is exactly this number of statements that begin with {@code INSERT}.
	 * @param expected the number, from 0, a batch being one
	 * @return these assertions
	 * @throws IllegalArgumentException when the number is below 0
	 */
	public QueriesAssert hasInserts(int expected) {
		return has("hasInserts", QueryType.INSERT, expected);
	}

	/**
	 * There is exactly this number of statements that begin with {@code UPDATE}.
	 * @param expected the number, from 0, a batch being one
	 * @return these assertions
	 * @throws IllegalArgumentException when the number is below 0
	 */
	public QueriesAssert hasUpdates(int expected) {
		return has("hasUpdates", QueryType.UPDATE, expected);
	}

	/**
	 * There is exactly this number of statements that begin with {@code DELETE}.
	 * @param expected the number, from 0, a batch being one
	 * @return these assertions
	 * @throws IllegalArgumentException when the number is below 0
	 */
	public QueriesAssert hasDeletes(int expected) {
		return has("hasDeletes", QueryType.DELETE, expected);
	}

	private QueriesAssert has(String call, QueryType type, int expected) {
		requireNumber(call, expected);
		int found = (int) this.actual.stream().filter((statement) -> statement.is(type)).count();
		return requireCount(type.name().toLowerCase(Locale.ROOT) + " statement", expected, found);
	}

	private static int requireNumber(String call, int number) {
		if (number < 0) {
			throw new IllegalArgumentException(call + "(" + number + "): use 0 or more");
		}
		return number;
	}

	private QueriesAssert requireCount(String what, int expected, int found) {
		return (found == expected) ? this : fail(
				"Expecting " + counted(expected, what) + ", but there " + ((found == 1) ? "was " : "were ") + found);
	}

	private static String counted(int number, String what) {
		return number + " " + what + ((number == 1) ? "" : "s");
	}

	private QueriesAssert fail(String sentence) {
		failWithMessage("%s", sentence + StatementGroup.listing(this.actual));
		return this;
	}

}
