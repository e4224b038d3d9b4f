package io.appdb.error;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The table that a statement writes to. Without state, safe for every thread.
 */
final class WrittenTable {

	private static final Pattern STATEMENT = Pattern
		.compile("^\\s*(?:/\\*.*?\\*/\\s*)?(?:insert\\s+into|update|merge\\s+into|replace\\s+into|delete\\s+from)\\s+"
				+ "(?<table>[\\w.$\"`]+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private WrittenTable() {
	}

	static @Nullable String of(@Nullable String sql) {
		Matcher statement = STATEMENT.matcher((sql != null) ? sql : "");
		return statement.find() ? PrintedNames.simple(Objects.requireNonNull(statement.group("table"))) : null;
	}

}
