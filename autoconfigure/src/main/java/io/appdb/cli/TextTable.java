package io.appdb.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text in columns. Made for one result, used by one thread.
 */
final class TextTable {

	private final List<List<String>> rows = new ArrayList<>();

	TextTable(String... titles) {
		row(titles);
	}

	TextTable row(String... cells) {
		this.rows.add(List.of(cells));
		return this;
	}

	List<String> lines() {
		return this.rows.stream().map(this::line).toList();
	}

	private String line(List<String> row) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < row.size(); i++) {
			line.append(row.get(i)).append(" ".repeat(width(i) - row.get(i).length() + 2));
		}
		return line.toString().stripTrailing();
	}

	private int width(int column) {
		return this.rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0);
	}

}
