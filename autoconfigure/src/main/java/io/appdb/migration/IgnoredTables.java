package io.appdb.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.appdb.schema.diff.TableName;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * The tables that no comparison sees: the history, the lock of this library on H2 and on
 * Galera, and what the user names. A name with a dot may be a constraint or an index of a
 * table that is left alone. Immutable.
 */
final class IgnoredTables implements Predicate<TableName> {

	private static final List<String> OWN = List.of("appdb_schema_lock");

	private final List<Pattern> patterns;

	private final List<Pattern> parts;

	IgnoredTables(Configuration configuration, Collection<String> first, Collection<String> second) {
		List<String> names = new ArrayList<>(OWN);
		names.add(configuration.getTable());
		names.addAll(first);
		names.addAll(second);
		this.patterns = names.stream().map(IgnoredTables::pattern).toList();
		this.parts = names.stream().filter((name) -> name.contains(".")).map(IgnoredTables::pattern).toList();
	}

	private static Pattern pattern(String name) {
		String[] parts = name.split("\\*", -1);
		StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
		for (int i = 1; i < parts.length; i++) {
			pattern.append(".*").append(Pattern.quote(parts[i]));
		}
		return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/**
	 * Returns whether a constraint or an index is left alone.
	 * @param name its table and its name with a dot between
	 */
	boolean isPart(String name) {
		return this.parts.stream().anyMatch((pattern) -> pattern.matcher(name).matches());
	}

	@Override
	public boolean test(TableName table) {
		return this.patterns.stream()
			.anyMatch((pattern) -> pattern.matcher(table.name()).matches()
					|| pattern.matcher(table.toString()).matches());
	}

}
