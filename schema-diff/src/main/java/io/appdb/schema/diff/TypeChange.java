package io.appdb.schema.diff;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change of a type means for the values.
 */
enum TypeChange {

	/** The same type. */
	NONE,

	/** Every value fits. */
	WIDER,

	/** The same kind of type with less room. */
	NARROWER,

	/** Another kind of type. */
	OTHER;

	private static final Pattern TYPE = Pattern
		.compile("(?<base>[^(]*?)\\s*(?:\\((?<length>\\d+)(?:\\s*,\\s*(?<scale>\\d+))?\\)(?<rest>.*))?");

	private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'");

	/** From narrow to wide. */
	private static final List<List<String>> FAMILIES = List.of(
			List.of("tinyint", "smallint", "mediumint", "integer", "bigint"), List.of("int2", "int4", "int8"),
			List.of("real", "double precision"), List.of("float", "double"),
			List.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext"),
			List.of("character", "character varying", "text"), List.of("character", "varchar", "text"),
			List.of("character varying", "character large object"), List.of("varchar", "clob"),
			List.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"),
			List.of("binary varying", "binary large object"), List.of("date", "timestamp"),
			List.of("date", "datetime"));

	static TypeChange of(String from, String to) {
		if (from.equals(to)) {
			return NONE;
		}
		if (from.startsWith("enum(") && to.startsWith("enum(")) {
			return values(to).containsAll(values(from)) ? WIDER : NARROWER;
		}
		Matcher old = TYPE.matcher(from.toLowerCase(Locale.ROOT));
		Matcher wanted = TYPE.matcher(to.toLowerCase(Locale.ROOT));
		if (!old.matches() || !wanted.matches()) {
			return OTHER;
		}
		String base = base(old);
		String wantedBase = base(wanted);
		if (base.equals(wantedBase) && rest(old).equals(rest(wanted))) {
			return isRoomier(old, wanted) ? WIDER : NARROWER;
		}
		for (List<String> family : FAMILIES) {
			if (family.contains(base) && family.contains(wantedBase)) {
				boolean wider = family.indexOf(base) < family.indexOf(wantedBase);
				return (wider && (base.equals("date") || wanted.group("length") == null || isRoomier(old, wanted)))
						? WIDER : NARROWER;
			}
		}
		return OTHER;
	}

	private static List<String> values(String type) {
		return VALUE.matcher(type).results().map(MatchResult::group).toList();
	}

	private static String base(Matcher type) {
		String base = type.group("base").strip();
		return base.equals("int") ? "integer" : base;
	}

	private static String rest(Matcher type) {
		String rest = type.group("rest");
		return (rest != null) ? rest : "";
	}

	/**
	 * No length is the most room, no length after one with a length too.
	 */
	private static boolean isRoomier(Matcher old, Matcher wanted) {
		if (wanted.group("length") == null) {
			return true;
		}
		if (old.group("length") == null) {
			return false;
		}
		int oldScale = number(old, "scale");
		int scale = number(wanted, "scale");
		return number(wanted, "length") - scale >= number(old, "length") - oldScale && scale >= oldScale;
	}

	private static int number(Matcher type, String group) {
		String digits = type.group(group);
		return (digits != null) ? Integer.parseInt(digits) : 0;
	}

}
