package io.appdb.migration;

import java.nio.file.Path;
import java.util.List;

/**
 * Two files that were written. Immutable; shared by all threads.
 *
 * @param version their version
 * @param description their description
 * @param upgrade the {@code V} file
 * @param downgrade the {@code U} file
 * @param changes what they change, a sentence each, as in {@code table post: added}
 * @param warnings what will fail or be lost on the way up, a sentence each; it stands in
 * the file too
 * @param proposals what may have been renamed, as in {@code users.nick=nickname}, for
 * {@link RevisionOptions#withRename(String, String)}; the files drop and add it
 */
public record Revision(String version, String description, Path upgrade, Path downgrade, List<String> changes,
		List<String> warnings, List<String> proposals) {

	/**
	 * Creates a revision.
	 */
	public Revision {
		changes = List.copyOf(changes);
		warnings = List.copyOf(warnings);
		proposals = List.copyOf(proposals);
	}

	/**
	 * Returns a sentence for people.
	 */
	@Override
	public String toString() {
		return "version " + this.version + ": " + this.upgrade.getFileName() + ", " + this.downgrade.getFileName();
	}

}
