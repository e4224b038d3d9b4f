package io.appdb.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the bank has counted on clusters, as Markdown. Used by one thread.
 */
final class ClusterTables {

	private final List<Tally> tallies = new ArrayList<>();

	void add(Tally tally) {
		this.tallies.add(tally);
		System.out.println(tally.row());
	}

	int rows() {
		return this.tallies.size();
	}

	@Override
	public String toString() {
		return new BankTable("the bank uses", "longest time without a success", this.tallies).toString();
	}

}
