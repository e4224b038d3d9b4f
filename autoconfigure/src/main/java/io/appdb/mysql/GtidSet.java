package io.appdb.mysql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A set of transactions of MySQL, such as
 * {@code 3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5} or, with tags, {@code …:1-5:tag:1-3}.
 * Immutable.
 */
final class GtidSet {

	private final Map<String, List<Interval>> intervals = new HashMap<>();

	private GtidSet() {
	}

	/**
	 * Reads a set as the server writes it.
	 * @throws IllegalArgumentException when the text is none
	 */
	static GtidSet parse(String text) {
		GtidSet set = new GtidSet();
		for (String ofServer : text.split(",", -1)) {
			set.add(ofServer.strip());
		}
		return set;
	}

	private void add(String ofServer) {
		if (ofServer.isEmpty()) {
			return;
		}
		String[] parts = ofServer.toLowerCase(Locale.ROOT).split(":", -1);
		if (parts.length < 2) {
			throw new IllegalArgumentException("'" + ofServer + "' is no set of transactions");
		}
		String source = parts[0];
		for (int index = 1; index < parts.length; index++) {
			String part = parts[index].strip();
			if (Character.isDigit(part.charAt(0))) {
				this.intervals.computeIfAbsent(source, (key) -> new ArrayList<>()).add(Interval.parse(part));
			}
			else {
				source = parts[0] + ":" + part;
			}
		}
	}

	/**
	 * Tells whether all transactions of another set are in this one.
	 */
	boolean includes(GtidSet other) {
		return other.intervals.entrySet()
			.stream()
			.allMatch((entry) -> entry.getValue().stream().allMatch((interval) -> includes(entry.getKey(), interval)));
	}

	private boolean includes(String source, Interval interval) {
		return this.intervals.getOrDefault(source, List.of()).stream().anyMatch((own) -> own.includes(interval));
	}

	/**
	 * Numbers in a row, which the server writes as one.
	 */
	private record Interval(long first, long last) {

		static Interval parse(String text) {
			int dash = text.indexOf('-');
			long first = Long.parseLong((dash < 0) ? text : text.substring(0, dash));
			return new Interval(first, (dash < 0) ? first : Long.parseLong(text.substring(dash + 1)));
		}

		boolean includes(Interval other) {
			return this.first <= other.first && other.last <= this.last;
		}

	}

}
