package io.appdb.bulk;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/**
 * Statements in the SQL that all databases share. Immutable, safe for every thread.
 */
public final class Sql {

	private final EntityPlan plan;

	public Sql(EntityPlan plan) {
		this.plan = plan;
	}

	/**
	 * An insert up to its values.
	 */
	public String insertInto(int[] positions) {
		return "insert into " + this.plan.table() + " (" + this.plan.names(positions) + ") values ";
	}

	/**
	 * A parameter for each column, in brackets.
	 */
	public String values(int[] positions) {
		return Arrays.stream(positions)
			.mapToObj((position) -> this.plan.column(position).writeExpression())
			.collect(Collectors.joining(",", "(", ")"));
	}

	public String assignments(int[] positions) {
		return Arrays.stream(positions)
			.mapToObj((position) -> this.plan.column(position).name() + "="
					+ this.plan.column(position).writeExpression())
			.collect(Collectors.joining(", "));
	}

	/**
	 * Each column set to the one of the same name of something else.
	 */
	public String assignments(int[] positions, String from) {
		return Arrays.stream(positions)
			.mapToObj((position) -> this.plan.column(position).name())
			.map((name) -> name + "=" + from + name)
			.collect(Collectors.joining(", "));
	}

	/**
	 * The condition that finds a row by its key and the version it must have.
	 */
	public String whereKey() {
		return Arrays.stream(restricting())
			.mapToObj((position) -> this.plan.column(position).name() + "=?")
			.collect(Collectors.joining(" and ", " where ", ""));
	}

	/**
	 * The places of the key, and of the version where there is one.
	 */
	public int[] restricting() {
		int count = this.plan.keyCount();
		int[] positions = Arrays.copyOf(keys(), this.plan.isVersioned() ? count + 1 : count);
		if (this.plan.isVersioned()) {
			positions[count] = this.plan.versionPosition();
		}
		return positions;
	}

	public int[] keys() {
		int[] positions = new int[this.plan.keyCount()];
		Arrays.setAll(positions, (index) -> index);
		return positions;
	}

	public static String repeated(String part, int times) {
		return String.join(",", Collections.nCopies(times, part));
	}

}
