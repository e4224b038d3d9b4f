package io.appdb.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The executions of one text of SQL, for a failure's message. Immutable.
 *
 * @param sql the text
 * @param executions its executions, in their order
 */
record StatementGroup(String sql, List<ExecutedStatement> executions) {

	/**
	 * Groups statements, the most repeated ones first, else in their order.
	 */
	static List<StatementGroup> of(List<ExecutedStatement> statements) {
		Map<String, List<ExecutedStatement>> bySql = statements.stream()
			.collect(Collectors.groupingBy(ExecutedStatement::sql, LinkedHashMap::new, Collectors.toList()));
		List<StatementGroup> groups = new ArrayList<>();
		bySql.forEach((sql, executions) -> groups.add(new StatementGroup(sql, executions)));
		groups.sort(Comparator.comparing((group) -> -group.executions().size()));
		return groups;
	}

	/**
	 * What a message says about all the statements.
	 */
	static String listing(List<ExecutedStatement> statements) {
		if (statements.isEmpty()) {
			return ".%nNone was executed by this thread through a data source; other threads, such as those of a web server, are not counted."
				.formatted();
		}
		return of(statements).stream().map(StatementGroup::lines).collect(Collectors.joining("", ":", ""));
	}

	boolean isRepeated() {
		return this.executions.size() > 1;
	}

	private String lines() {
		String repeated = isRepeated() ? " (repeated: N+1?)" : "";
		StringBuilder lines = new StringBuilder(
				"%n  %d x%s %s".formatted(this.executions.size(), repeated, this.sql + batch()));
		Map<String, Long> callSites = this.executions.stream()
			.collect(Collectors.groupingBy(ExecutedStatement::callSite, LinkedHashMap::new, Collectors.counting()));
		callSites.forEach((callSite, times) -> lines
			.append("%n      %sat %s".formatted((callSites.size() > 1) ? times + " x " : "", callSite)));
		return lines.toString();
	}

	private String batch() {
		int rows = this.executions.stream().mapToInt(ExecutedStatement::rows).sum();
		return (rows > this.executions.size()) ? " (batch, " + rows + " rows)" : "";
	}

}
