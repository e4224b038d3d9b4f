package io.appdb.migration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Writes the script of an upgrade or downgrade for somebody else to run. Lives as long as
 * one call, on one thread.
 */
final class ScriptWriter {

	private final FlywayWork work;

	private final AppliedMigrations migrations;

	private final HistoryStatements statements;

	private final StringBuilder script = new StringBuilder();

	ScriptWriter(FlywayWork work) {
		this.work = work;
		this.migrations = new AppliedMigrations(work.migrations());
		this.statements = work.statements();
	}

	String write(String from, String to) {
		MigrationVersion start = version(from);
		MigrationVersion end = version(to);
		int direction = end.compareTo(start);
		if (direction > 0) {
			writeUpgrade(start, end);
		}
		else if (direction < 0) {
			writeDowngrade(start, end);
		}
		return this.script.toString();
	}

	private MigrationVersion version(String text) {
		switch (text) {
			case Target.BASE -> {
				return MigrationVersion.EMPTY;
			}
			case Target.CURRENT -> {
				return this.migrations.current().orElse(MigrationVersion.EMPTY);
			}
			case Target.HEAD -> {
				List<KnownMigration> files = files(MigrationVersion.EMPTY, null);
				return files.isEmpty() ? MigrationVersion.EMPTY : files.get(files.size() - 1).version();
			}
			default -> {
				MigrationVersion version = Target.version(text, "'base', 'current' or 'head'");
				if (!this.migrations.knows(version)) {
					throw new IllegalArgumentException("There is no version " + text + ": " + this.migrations.names());
				}
				return version;
			}
		}
	}

	/**
	 * Returns the versions above one up to another for which there is a file.
	 */
	private List<KnownMigration> files(MigrationVersion above, @Nullable MigrationVersion upTo) {
		List<KnownMigration> files = new ArrayList<>(this.migrations.all()
			.stream()
			.filter((one) -> one.isVersioned() && one.hasFile())
			.filter((one) -> one.version().compareTo(above) > 0 && (upTo == null || one.version().compareTo(upTo) <= 0))
			.collect(Collectors.toMap(KnownMigration::version, (one) -> one, (first, second) -> second))
			.values());
		files.sort(Comparator.comparing(KnownMigration::version));
		return files;
	}

	private void writeUpgrade(MigrationVersion from, MigrationVersion to) {
		if (MigrationVersion.EMPTY.equals(from)) {
			line(this.work.historyTable()).line("");
		}
		for (KnownMigration migration : files(from, to)) {
			LoadableResource file = this.work.files().upgrade(migration.version());
			if (file == null) {
				throw new InvalidMigrationException(migration.script() + " is not a file of SQL: it cannot be printed");
			}
			write(file, this.statements.insert(migration));
		}
	}

	private void writeDowngrade(MigrationVersion from, MigrationVersion to) {
		List<KnownMigration> files = files(to, from);
		Collections.reverse(files);
		for (KnownMigration migration : files) {
			LoadableResource file = this.work.files().undo(migration.version());
			String problem = Downgrade.problem(migration, file);
			if (problem != null || file == null) {
				throw new InvalidMigrationException("No script was written: " + problem);
			}
			write(file, this.statements.deleteVersion(migration.version().getVersion()));
		}
	}

	private void write(LoadableResource file, String historyStatement) {
		FlywayWork.Script read = this.work.script(file);
		boolean transaction = this.work.isAtomic(read);
		line("-- " + file.getFilename());
		if (transaction) {
			line("BEGIN;");
		}
		List<String> lines = text(read);
		lines.forEach(this::line);
		if (!isTerminated(lines)) {
			line(";");
		}
		line(historyStatement);
		if (transaction) {
			line("COMMIT;");
		}
		line("");
	}

	private List<String> text(FlywayWork.Script read) {
		List<String> lines = ScriptFiles.lines(read.file());
		if (!read.replacesPlaceholders()) {
			return lines;
		}
		try (BufferedReader reader = new BufferedReader(
				this.work.replacing(new StringReader(String.join("\n", lines))))) {
			return reader.lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether the last line that is no comment ends a statement.
	 */
	private static boolean isTerminated(List<String> lines) {
		return lines.stream()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("--"))
			.reduce((first, second) -> second)
			.map((line) -> line.endsWith(";") || line.equals("\\."))
			.orElse(true);
	}

	private ScriptWriter line(String text) {
		this.script.append(text).append('\n');
		return this;
	}

}
