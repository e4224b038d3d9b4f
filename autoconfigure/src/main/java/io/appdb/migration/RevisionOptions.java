package io.appdb.migration;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.appdb.error.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * How a revision is made. Immutable; shared by all threads. The words are Alembic's and
 * Django's.
 *
 * @param empty whether two files without statements are written, for SQL by hand
 * @param renames what has another name now: {@code users} to {@code people} for a table,
 * {@code users.nick} to {@code nickname} for a column of a table, by the table's new name
 * if that has one too; else one is dropped and another one is added
 * @param ignored tables that are left alone, with {@code *} for any letters
 * @param source what the entities are compared with
 * @param version version of the files, {@code null} for the next one
 * @param directory where the files are written, {@code null} for the first location of
 * the migrations that is a directory or has one in {@code src/main/resources}
 */
public record RevisionOptions(boolean empty, Map<String, String> renames, Set<String> ignored, RevisionSource source,
		@Nullable String version, @Nullable Path directory) {

	/**
	 * Creates options.
	 */
	public RevisionOptions {
		Arguments.required("RevisionOptions", "renames", renames);
		Arguments.required("RevisionOptions", "ignored", ignored);
		Arguments.required("RevisionOptions", "source", source);
		renames = Map.copyOf(renames);
		ignored = Set.copyOf(ignored);
	}

	/**
	 * {@return the options of a revision that compares the entities with what the
	 * migrations produce}
	 */
	public static RevisionOptions defaults() {
		return new RevisionOptions(false, Map.of(), Set.of(), RevisionSource.MIGRATIONS, null, null);
	}

	/**
	 * {@return these options for two files without statements}
	 */
	public RevisionOptions withoutStatements() {
		return new RevisionOptions(true, this.renames, this.ignored, this.source, this.version, this.directory);
	}

	/**
	 * {@return these options with one more thing renamed}
	 * @param from the table, or the table and column with a dot between
	 * @param to its new name, of a column without the table
	 */
	public RevisionOptions withRename(String from, String to) {
		Arguments.required("withRename", "from", from);
		Arguments.required("withRename", "to", to);
		Map<String, String> more = new LinkedHashMap<>(this.renames);
		more.put(from, to);
		return new RevisionOptions(this.empty, more, this.ignored, this.source, this.version, this.directory);
	}

	/**
	 * {@return these options with tables that are left alone}
	 * @param tables the names, with {@code *} for any letters
	 */
	public RevisionOptions withIgnored(String... tables) {
		Arguments.requiredEach("withIgnored", "tables", tables);
		Set<String> more = new LinkedHashSet<>(this.ignored);
		more.addAll(List.of(tables));
		return new RevisionOptions(this.empty, this.renames, more, this.source, this.version, this.directory);
	}

	/**
	 * {@return these options with another thing to compare with}
	 * @param source what the entities are compared with
	 */
	public RevisionOptions withSource(RevisionSource source) {
		Arguments.required("withSource", "source", source);
		return new RevisionOptions(this.empty, this.renames, this.ignored, source, this.version, this.directory);
	}

	/**
	 * {@return these options with a version}
	 * @param version the version of the files, as in {@code 2} or {@code 1.4}
	 */
	public RevisionOptions withVersion(String version) {
		Arguments.required("withVersion", "version", version);
		return new RevisionOptions(this.empty, this.renames, this.ignored, this.source, version, this.directory);
	}

	/**
	 * {@return these options with a directory}
	 * @param directory where the files are written; it is created when it is missing
	 */
	public RevisionOptions withDirectory(Path directory) {
		Arguments.required("withDirectory", "directory", directory);
		return new RevisionOptions(this.empty, this.renames, this.ignored, this.source, this.version, directory);
	}

}
