package io.appdb.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * How migrations are named. Immutable.
 *
 * @param configuration which letters they begin with and what they end with
 */
record FileNames(Configuration configuration) {

	private static final Pattern NEARLY = Pattern
		.compile("(?<letter>\\p{Alpha}?)(?<version>\\d+(?:[._]\\d+)*)?" + "[ _.-]+(?<description>(?!\\d)\\w.*)");

	boolean isKnown(String filename) {
		return isUndo(filename) || isForUpgrade(filename);
	}

	/**
	 * Returns whether a file runs on the way up, or is called beside it.
	 */
	boolean isForUpgrade(String filename) {
		return FlywayWork.knowsName(this.configuration, filename);
	}

	/**
	 * Returns whether a file takes a version back.
	 */
	boolean isUndo(String filename) {
		return version(ScriptFiles.UNDO, filename) != null;
	}

	/**
	 * Returns the version in the name of a {@code V} or {@code U} file, {@code null} when
	 * it is another file.
	 */
	@Nullable MigrationVersion version(String filename) {
		boolean sql = Arrays.stream(this.configuration.getSqlMigrationSuffixes()).anyMatch(filename::endsWith);
		return sql ? Stream.of(this.configuration.getSqlMigrationPrefix(), ScriptFiles.UNDO)
			.map((prefix) -> version(prefix, filename))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null) : null;
	}

	@Nullable MigrationVersion version(String prefix, String filename) {
		if (!filename.startsWith(prefix)) {
			return null;
		}
		String name = name(filename);
		int end = name.indexOf(this.configuration.getSqlMigrationSeparator());
		String version = name.substring(prefix.length(), (end >= 0) ? end : name.length());
		return Target.isVersion(version) ? MigrationVersion.fromVersion(version) : null;
	}

	private String name(String filename) {
		return Arrays.stream(this.configuration.getSqlMigrationSuffixes())
			.filter(filename::endsWith)
			.findFirst()
			.map((suffix) -> filename.substring(0, filename.length() - suffix.length()))
			.orElse(filename);
	}

	/**
	 * Says what a file was probably meant to be called.
	 * @return its name and the other one, or its name alone
	 */
	String withProposal(String filename) {
		String name = name(filename);
		Matcher nearly = NEARLY.matcher(name);
		if (!nearly.matches()) {
			return filename;
		}
		String letter = nearly.group("letter").toUpperCase(Locale.ROOT);
		String version = nearly.group("version");
		String prefix = letter.isEmpty() ? this.configuration.getSqlMigrationPrefix() : letter;
		String proposal = prefix + ((version != null) ? version : "") + this.configuration.getSqlMigrationSeparator()
				+ nearly.group("description") + filename.substring(name.length());
		return isKnown(proposal) ? filename + " (" + proposal + "?)" : filename;
	}

	/**
	 * Says how files are named.
	 */
	String convention() {
		String rest = this.configuration.getSqlMigrationSeparator() + "<description>"
				+ List.of(this.configuration.getSqlMigrationSuffixes()).get(0);
		return this.configuration.getSqlMigrationPrefix() + "<version>" + rest + ", " + ScriptFiles.UNDO + "<version>"
				+ rest + " for the way back, or " + this.configuration.getRepeatableSqlMigrationPrefix() + rest
				+ " for what runs whenever it has changed";
	}

}
