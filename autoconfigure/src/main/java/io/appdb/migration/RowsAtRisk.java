package io.appdb.migration;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.appdb.migration.LiveTables.LiveTable;

/**
 * Finds the rows that a file may lose: those of the tables that its statements name, and
 * those of all tables where a statement may do anything. Lives as long as one call, on
 * one thread.
 */
final class RowsAtRisk {

	private static final Pattern QUALIFIED = Pattern.compile("[\"`]?([\\w$]+)[\"`]? ?\\. ?[\"`]?([\\w$]+)[\"`]?");

	private static final Pattern COPY = Pattern.compile("insert into (\\S+) \\(([^()]*)\\) select \\2 from (\\S+)",
			Pattern.CASE_INSENSITIVE);

	private final LiveTables tables;

	private final List<LiveTable> all;

	private final boolean keepsValues;

	/**
	 * Creates it.
	 * @param tables the tables that are there
	 * @param keepsValues whether the database keeps any value in a column of any type
	 */
	RowsAtRisk(LiveTables tables, boolean keepsValues) throws SQLException {
		this.tables = tables;
		this.all = tables.all();
		this.keepsValues = keepsValues;
	}

	/**
	 * Lists the tables with rows that one of the statements may lose, with how many they
	 * have.
	 */
	Set<String> in(List<String> statements) throws SQLException {
		List<LossyStatement> read = statements.stream().map(LossyStatement::of).toList();
		Set<LiveTable> named = new LinkedHashSet<>();
		for (int i = 0; i < read.size(); i++) {
			if (!read.get(i).isHarmless() && !isMadeAnew(read, i)) {
				named.addAll(of(read.get(i)));
			}
		}
		Set<String> found = new LinkedHashSet<>();
		for (LiveTable table : named) {
			int rows = this.tables.rows(table);
			if (rows > 0) {
				found.add(table.name() + ", which has " + count(rows));
			}
		}
		return found;
	}

	private static String count(int rows) {
		return (rows > LiveTables.COUNTED) ? "more than " + LiveTables.COUNTED + " rows"
				: rows + ((rows == 1) ? " row" : " rows");
	}

	private List<LiveTable> of(LossyStatement statement) throws SQLException {
		List<LiveTable> near = this.all.stream().filter((table) -> statement.names(table.name())).toList();
		List<LiveTable> far = far(statement);
		if (!statement.namesItsTables() || (near.isEmpty() && far.isEmpty() && !statement.isAboutTables())) {
			return Stream.concat(this.all.stream(), far.stream()).toList();
		}
		return Stream.concat(near.stream(), far.stream()).toList();
	}

	/**
	 * Finds tables of another database that are named with it.
	 */
	private List<LiveTable> far(LossyStatement statement) {
		return QUALIFIED.matcher(statement.sql())
			.results()
			.map((name) -> new LiveTable(name.group(1), name.group(2)))
			.filter((table) -> this.all.stream().noneMatch((one) -> one.schema().equalsIgnoreCase(table.schema())))
			.filter(this::isThere)
			.toList();
	}

	private boolean isThere(LiveTable table) {
		try {
			return this.tables.columns(table) > 0;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Whether a table is dropped whose rows, with all columns, are in another one that
	 * gets its name.
	 */
	private boolean isMadeAnew(List<LossyStatement> statements, int drop) throws SQLException {
		if (!this.keepsValues || drop == 0 || drop + 1 == statements.size()) {
			return false;
		}
		Matcher copy = COPY.matcher(statements.get(drop - 1).sql());
		if (!copy.matches() || !statements.get(drop).sql().equalsIgnoreCase("drop table " + copy.group(3))
				|| !statements.get(drop + 1)
					.sql()
					.equalsIgnoreCase("alter table " + copy.group(1) + " rename to " + copy.group(3))) {
			return false;
		}
		for (LiveTable table : this.all) {
			if (unquoted(copy.group(3)).equalsIgnoreCase(table.name())) {
				return this.tables.columns(table) == copy.group(2).split(",").length;
			}
		}
		return false;
	}

	private static String unquoted(String name) {
		return name.replaceAll("^[\"`]|[\"`]$", "");
	}

}
