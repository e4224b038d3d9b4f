package io.appdb.migration;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells by its words what a statement may do to rows that are there. It is told too much
 * rather than too little: what is not known to be harmless is not. Immutable.
 *
 * @param sql the statement in one line, without the comments before it
 */
record LossyStatement(String sql) {

	private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

	/** What MySQL and MariaDB run is no comment. */
	private static final Pattern COMMENTS = Pattern
		.compile("^(?:\\s|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|/\\*(?!M?!).*?\\*/)+", Pattern.DOTALL);

	/** The body of a routine does not run when it is created. */
	private static final Pattern ROUTINE = Pattern
		.compile("create (?:or replace )?(?:function|procedure|trigger|event|rule) .*", FLAGS);

	private static final Pattern CREATES = Pattern.compile("create (?:(?:unlogged |temporary |temp |virtual )?table |"
			+ "(?:or replace )?(?:unique |fulltext |spatial )?(?:index|view|materialized view|sequence|type|domain|"
			+ "schema|extension|policy|statistics) )[^;]*", FLAGS);

	private static final Pattern DROPS = Pattern.compile(
			"drop (?:index|view|materialized view|sequence|type|domain|"
					+ "trigger|function|procedure|event|rule|policy|statistics|extension) (?!.*\\bcascade\\b)[^;]*",
			FLAGS);

	private static final Pattern OTHERS = Pattern
		.compile("(?:comment on|set|pragma|analyze|grant|revoke|vacuum|reindex|"
				+ "alter (?:sequence|index|view)|alter type \\S+ (?:add value|rename)|lock tables?) [^;]*"
				+ "|(?:begin|commit|unlock tables)", FLAGS);

	private static final Pattern INSERTS = Pattern.compile("insert into (?!.*\\b(?:update|replace)\\b)[^;]*", FLAGS);

	private static final Pattern TABLE = Pattern
		.compile("(?:drop (?:temporary )?table|truncate(?: table)?|rename table) [^;]*", FLAGS);

	private static final Pattern ROWS = Pattern
		.compile("(?:alter(?: ignore)? table|delete|update|insert|replace|merge|load data) .*", FLAGS);

	private static final Pattern ALTER = Pattern.compile("alter table (?:if exists )?[^;]*", FLAGS);

	/** What takes values from a table that stays, or columns from it. */
	private static final Pattern TAKES = Pattern.compile(
			"\\bdrop (?!constraint\\b|index\\b|key\\b|foreign key\\b"
					+ "|primary key\\b|check\\b|default\\b|not null\\b|identity\\b|expression\\b)"
					+ "|\\b(?:modify|change|truncate|discard|exchange|convert|engine)\\b"
					+ "|\\balter (?!table\\b|constraint\\b|index\\b|check\\b)(?>(?:column )?(?:if exists )?"
					+ "(?:\"[^\"]*\"|`[^`]*`|\\S+)) (?!set (?!data\\b)|drop\\b|add\\b|restart\\b|rename\\b|comment\\b)",
			FLAGS);

	private static final Pattern CASCADE = Pattern.compile("\\bcascade\\b", FLAGS);

	static LossyStatement of(String statement) {
		return new LossyStatement(COMMENTS.matcher(statement).replaceFirst("").strip().replaceAll("\\s+", " "));
	}

	/**
	 * Returns whether all rows stay as they are.
	 */
	boolean isHarmless() {
		if (ALTER.matcher(this.sql).matches()) {
			return !TAKES.matcher(this.sql).find();
		}
		return this.sql.isEmpty() || ROUTINE.matcher(this.sql).matches() || CREATES.matcher(this.sql).matches()
				|| DROPS.matcher(this.sql).matches() || OTHERS.matcher(this.sql).matches()
				|| INSERTS.matcher(this.sql).matches();
	}

	/**
	 * Returns whether the only tables that lose rows are named in it.
	 */
	boolean namesItsTables() {
		return (TABLE.matcher(this.sql).matches() && !CASCADE.matcher(this.sql).find())
				|| ROWS.matcher(this.sql).matches();
	}

	/**
	 * Returns whether it takes away tables or parts of them and no rows of a view.
	 */
	boolean isAboutTables() {
		return TABLE.matcher(this.sql).matches() || ALTER.matcher(this.sql).matches();
	}

	/**
	 * Returns whether a name stands in it.
	 */
	boolean names(String name) {
		String word = Pattern.quote(name.toLowerCase(Locale.ROOT));
		return Pattern.compile("(?<![\\w$])" + word + "(?![\\w$])").matcher(this.sql.toLowerCase(Locale.ROOT)).find();
	}

}
