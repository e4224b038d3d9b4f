package io.appdb.migration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * The comment by which a {@code U} file says what it belongs to:
 * {@code -- appdb: undoes checksum <V>} with the checksum that Flyway records of the
 * {@code V} file, and if wanted {@code , own checksum <U>} with that of its own other
 * lines. Flyway has no place for the checksum of a {@code U} file, so the file itself
 * carries it. Stateless.
 */
final class UndoSeal {

	private static final String MARK = "-- appdb:";

	private static final Pattern LINE = Pattern
		.compile(MARK + " undoes checksum (-?\\d{1,10})(?:, own checksum (-?\\d{1,10}))?");

	private UndoSeal() {
	}

	/**
	 * Tells what is wrong with a file.
	 * @param lines its lines
	 * @param applied the checksum in the history, if there is one
	 * @return what is wrong, {@code null} when nothing is or when the file says nothing
	 */
	static @Nullable String problem(List<String> lines, @Nullable Integer applied) {
		List<String> marks = lines.stream().filter((line) -> line.startsWith(MARK)).toList();
		if (marks.isEmpty()) {
			return null;
		}
		Matcher line = LINE.matcher(marks.get(0).strip());
		if (marks.size() > 1 || !line.matches()) {
			return "has a line '" + marks.get(marks.size() - 1) + "' that is not the one '" + MARK
					+ " undoes checksum <number>' or '…, own checksum <number>'";
		}
		if (applied != null && Long.parseLong(line.group(1)) != applied) {
			return "was written for a V file with checksum " + line.group(1) + ", and the one applied has " + applied
					+ ": check that it takes back what was applied, then write that number into its line";
		}
		long own = checksum(lines);
		if (line.group(2) != null && Long.parseLong(line.group(2)) != own) {
			return "has changed: its line says 'own checksum " + line.group(2) + "', and it is " + own
					+ " now: if the change is meant, write that number";
		}
		return null;
	}

	/**
	 * Computes the checksum as Flyway does, without the line that holds it.
	 */
	static int checksum(List<String> lines) {
		CRC32 checksum = new CRC32();
		lines.stream()
			.filter((line) -> !line.startsWith(MARK))
			.forEach((line) -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
		return (int) checksum.getValue();
	}

}
