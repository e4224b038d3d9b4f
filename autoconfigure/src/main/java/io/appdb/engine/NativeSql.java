package io.appdb.engine;

import java.util.regex.Pattern;

/**
 * What native SQL does, as far as its words tell.
 */
public final class NativeSql {

	private static final int FLAGS = Pattern.CASE_INSENSITIVE;

	private static final Pattern READING = Pattern.compile(
			"(?:\\s++|\\(|--[^\\n]*+(?:\\n|$)|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+(select|values|table|show|with)\\b", FLAGS);

	private static final Pattern WRITING = Pattern.compile("\\b(?:insert|update|delete|merge|into|call)\\b", FLAGS);

	private static final Pattern LOCKING = Pattern.compile(
			"\\bfor\\s+(?:no\\s+key\\s+update|update|key\\s+share|share)\\b|\\block\\s+in\\s+share\\s+mode\\b", FLAGS);

	private static final Pattern INTO = Pattern.compile("\\binto\\b", FLAGS);

	private static final Pattern SEQUENCE = Pattern.compile("\\b(?:nextval|setval|next\\s+value\\s+for)\\b", FLAGS);

	private NativeSql() {
	}

	/**
	 * Whether a statement may change rows. What is not plainly a query may.
	 */
	public static boolean mayWrite(String sql) {
		var reading = READING.matcher(sql);
		if (!reading.lookingAt()) {
			return true;
		}
		boolean with = "with".equalsIgnoreCase(reading.group(1));
		return (with ? WRITING : INTO).matcher(sql).find();
	}

	/**
	 * Whether the result of a statement may be handed out again.
	 */
	public static boolean isRepeatable(String sql) {
		return !mayWrite(sql) && !LOCKING.matcher(sql).find() && !SEQUENCE.matcher(sql).find();
	}

}
