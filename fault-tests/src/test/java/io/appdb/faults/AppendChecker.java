package io.appdb.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.appdb.faults.AppendTransaction.Append;
import io.appdb.faults.AppendTransaction.Operation;
import io.appdb.faults.AppendTransaction.Read;
import org.jspecify.annotations.Nullable;

/**
 * Finds what no serial order of transactions explains, after the idea of Elle (Kingsbury
 * and Alvaro, 2020): values are unique, and a list says in which order they were
 * appended, so what depends on what can be read off the lists. Used by one thread.
 */
final class AppendChecker {

	private final Map<Integer, AppendTransaction> writers = new HashMap<>();

	private final Map<Integer, Integer> lastAppends = new HashMap<>();

	private final List<AppendTransaction> transactions;

	private final Map<Integer, List<Integer>> finals;

	private final Set<Edge> edges = new HashSet<>();

	private final Set<String> findings = new TreeSet<>();

	/**
	 * Prepares a check.
	 * @param transactions all transactions
	 * @param finals what each list had at the end
	 */
	AppendChecker(List<AppendTransaction> transactions, Map<Integer, List<Integer>> finals) {
		this.transactions = transactions;
		this.finals = finals;
		transactions.forEach((each) -> each.operations().forEach((operation) -> note(each, operation)));
	}

	private void note(AppendTransaction transaction, Operation operation) {
		if (operation instanceof Append append) {
			Integer before = lastAppend(transaction, append);
			if (before != null) {
				this.lastAppends.put(before, append.value());
			}
			this.writers.put(append.value(), transaction);
		}
	}

	/**
	 * What the same transaction has appended to the same list before.
	 */
	private static @Nullable Integer lastAppend(AppendTransaction transaction, Append append) {
		Integer last = null;
		for (Operation operation : transaction.operations()) {
			if (operation == append) {
				return last;
			}
			if (operation instanceof Append other && other.key() == append.key()) {
				last = other.value();
			}
		}
		return last;
	}

	/**
	 * Checks the history.
	 * @return the names of the anomalies, empty if a serial order explains everything
	 */
	Set<String> check() {
		for (AppendTransaction transaction : this.transactions) {
			if (transaction.committed()) {
				transaction.operations().forEach((operation) -> check(transaction, operation));
			}
		}
		this.finals.forEach((key, values) -> order(values));
		cycles();
		return this.findings;
	}

	private void check(AppendTransaction transaction, Operation operation) {
		List<Integer> order = this.finals.getOrDefault(operation.key(), List.of());
		if (operation instanceof Append append && !order.contains(append.value())) {
			this.findings.add("lost append");
		}
		if (operation instanceof Read read) {
			check(transaction, read, order);
		}
	}

	private void check(AppendTransaction reader, Read read, List<Integer> order) {
		int size = read.values().size();
		for (Integer value : read.values()) {
			AppendTransaction writer = this.writers.get(value);
			if (writer == null || !writer.committed()) {
				this.findings.add("aborted read");
			}
		}
		if (size > order.size() || !order.subList(0, size).equals(read.values())) {
			this.findings.add("incompatible order");
			return;
		}
		if (size > 0) {
			Integer last = read.values().get(size - 1);
			AppendTransaction writer = this.writers.get(last);
			if (writer != null && writer.id() != reader.id() && this.lastAppends.containsKey(last)) {
				this.findings.add("intermediate read");
			}
			edge(writer, reader, Kind.WROTE_READ);
		}
		if (size < order.size()) {
			edge(reader, this.writers.get(order.get(size)), Kind.READ_WROTE);
		}
	}

	private void order(List<Integer> values) {
		for (int index = 1; index < values.size(); index++) {
			edge(this.writers.get(values.get(index - 1)), this.writers.get(values.get(index)), Kind.WROTE_WROTE);
		}
	}

	private void edge(@Nullable AppendTransaction from, @Nullable AppendTransaction to, Kind kind) {
		if (from != null && to != null && from.id() != to.id()) {
			this.edges.add(new Edge(from.id(), to.id(), kind));
		}
	}

	private void cycles() {
		if (isCycle(Kind.WROTE_WROTE, EnumSet.of(Kind.WROTE_WROTE))) {
			this.findings.add("G0");
		}
		Set<Kind> informed = EnumSet.of(Kind.WROTE_WROTE, Kind.WROTE_READ);
		if (isCycle(Kind.WROTE_READ, informed)) {
			this.findings.add("G1c");
		}
		if (isCycle(Kind.READ_WROTE, informed)) {
			this.findings.add("G-single");
		}
		else if (isCycle(Kind.READ_WROTE, EnumSet.allOf(Kind.class))) {
			this.findings.add("G2");
		}
	}

	/**
	 * Whether from the end of an edge of one kind a way leads back to its beginning over
	 * those of others.
	 */
	private boolean isCycle(Kind first, Set<Kind> back) {
		Map<Integer, List<Integer>> graph = new HashMap<>();
		this.edges.stream()
			.filter((edge) -> back.contains(edge.kind()))
			.forEach((edge) -> graph.computeIfAbsent(edge.from(), (id) -> new ArrayList<>()).add(edge.to()));
		return this.edges.stream()
			.filter((edge) -> edge.kind() == first)
			.anyMatch((edge) -> leads(graph, edge.to(), edge.from()));
	}

	private static boolean leads(Map<Integer, List<Integer>> graph, int from, int to) {
		Set<Integer> seen = new HashSet<>(Set.of(from));
		Deque<Integer> open = new ArrayDeque<>(seen);
		while (!open.isEmpty()) {
			for (int next : graph.getOrDefault(open.remove(), List.of())) {
				if (next == to) {
					return true;
				}
				if (seen.add(next)) {
					open.add(next);
				}
			}
		}
		return false;
	}

	/**
	 * How one transaction comes before another.
	 */
	private enum Kind {

		WROTE_WROTE, WROTE_READ, READ_WROTE

	}

	/**
	 * One transaction comes before another.
	 */
	private record Edge(int from, int to, Kind kind) {

	}

}
