package io.appdb.error;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The codes of a database that are told apart, as data, so that code and documentation
 * can be held together. Immutable, safe for every thread.
 */
public final class ErrorCodes {

	private static final int CLASS_LENGTH = 2;

	private static final String WHOLE_CLASS = "*";

	private final Map<SqlErrorKind, List<String>> codes;

	private final Map<String, SqlErrorKind> kinds;

	private ErrorCodes(Map<SqlErrorKind, List<String>> codes, Map<String, SqlErrorKind> kinds) {
		this.codes = codes;
		this.kinds = kinds;
	}

	public static ErrorCodes none() {
		return new ErrorCodes(Map.of(), Map.of());
	}

	/**
	 * Adds the codes of one kind.
	 * @param kind what they mean
	 * @param codes SQLStates, numbers or names; two characters and a star stand for every
	 * other code that begins with them
	 * @return these codes and the ones so far
	 * @throws IllegalArgumentException when one of them has a meaning already
	 */
	public ErrorCodes with(SqlErrorKind kind, String... codes) {
		Map<SqlErrorKind, List<String>> all = new EnumMap<>(SqlErrorKind.class);
		all.putAll(this.codes);
		Map<String, SqlErrorKind> known = new HashMap<>(this.kinds);
		for (String code : codes) {
			if (known.put(code, kind) != null) {
				throw new IllegalArgumentException("The code " + code + " has two meanings");
			}
		}
		if (all.put(kind, List.of(codes)) != null) {
			throw new IllegalArgumentException("The codes of " + kind + " are given twice");
		}
		return new ErrorCodes(all, known);
	}

	public @Nullable SqlErrorKind kind(@Nullable String code) {
		if (code == null) {
			return null;
		}
		SqlErrorKind kind = this.kinds.get(code);
		return (kind == null && code.length() > CLASS_LENGTH)
				? this.kinds.get(code.substring(0, CLASS_LENGTH) + WHOLE_CLASS) : kind;
	}

	/**
	 * Lists the codes of every kind, in the order they were given.
	 */
	Map<SqlErrorKind, List<String>> all() {
		return Collections.unmodifiableMap(this.codes);
	}

}
