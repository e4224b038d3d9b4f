package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the sequences of PostgreSQL, says of them what is not usual, and changes them.
 * Without state.
 */
final class PostgreSqlSequences {

	private static final String USUAL_TYPE = "bigint";

	private static final Map<String, Long> MOST = Map.of("smallint", (long) Short.MAX_VALUE, "integer",
			(long) Integer.MAX_VALUE, USUAL_TYPE, Long.MAX_VALUE);

	private static final Pattern TYPE = Pattern.compile("^as (\\w+)");

	private static final Pattern BOUNDS = Pattern.compile("(?:min|max)value -?\\d+");

	private PostgreSqlSequences() {
	}

	static Sequence read(ResultSet row, TableName name) throws SQLException {
		long increment = row.getLong("seqincrement");
		String type = row.getString("type");
		List<String> attributes = new ArrayList<>();
		if (!type.equals(USUAL_TYPE)) {
			attributes.add("as " + type);
		}
		if (row.getLong("seqmin") != usualLeast(increment, type)) {
			attributes.add("minvalue " + row.getLong("seqmin"));
		}
		if (row.getLong("seqmax") != usualMost(increment, type)) {
			attributes.add("maxvalue " + row.getLong("seqmax"));
		}
		if (row.getLong("seqcache") != 1) {
			attributes.add("cache " + row.getLong("seqcache"));
		}
		if (row.getBoolean("seqcycle")) {
			attributes.add("cycle");
		}
		return new Sequence(name, row.getLong("seqstart"), increment, String.join(" ", attributes));
	}

	/**
	 * Returns the statements that lead from one to the other, also from unusual options
	 * back.
	 * @param name the name of the sequence as a statement has it
	 */
	static List<String> altered(String name, Sequence from, Sequence to) {
		if (from.start() >= least(to) && from.start() <= most(to)) {
			return List.of(altered(name, to, options(from, to)));
		}
		return throughWiderBounds(name, from, to);
	}

	/**
	 * A number beyond the new bounds, as that of a sequence nobody has used, has to come
	 * between them first.
	 */
	private static List<String> throughWiderBounds(String name, Sequence from, Sequence to) {
		String bounds = "minvalue " + Math.min(least(from), least(to)) + " maxvalue " + Math.max(most(from), most(to));
		Sequence between = new Sequence(from.name(), from.start(), from.increment(),
				bounds + " " + BOUNDS.matcher(TYPE.matcher(from.attributes()).replaceFirst("")).replaceAll(""));
		String inside = (to.increment() > 0) ? "greatest(last_value, " + least(to) + ")"
				: "least(last_value, " + most(to) + ")";
		String isInside = (to.increment() > 0) ? "last_value >= " + least(to) : "last_value <= " + most(to);
		return List.of("alter sequence " + name + " as " + USUAL_TYPE + " " + bounds,
				"select setval(" + SqlText.literal(name) + ", case when is_called then " + inside + " else "
						+ to.start() + " end, is_called and " + isInside + ") from " + name,
				altered(name, to, options(between, to)));
	}

	private static String altered(String name, Sequence to, String options) {
		return "alter sequence " + name + " start with " + to.start() + " increment by " + to.increment() + options;
	}

	private static String options(Sequence from, Sequence to) {
		StringBuilder usual = new StringBuilder();
		if (!type(from).equals(USUAL_TYPE) && type(to).equals(USUAL_TYPE)) {
			usual.append(" as ").append(USUAL_TYPE);
		}
		for (String option : List.of("minvalue", "maxvalue", "cycle")) {
			if (from.attributes().contains(option) && !to.attributes().contains(option)) {
				usual.append(" no ").append(option);
			}
		}
		if (from.attributes().contains("cache") && !to.attributes().contains("cache")) {
			usual.append(" cache 1");
		}
		return usual + StandardSyntax.after(to.attributes());
	}

	private static long least(Sequence sequence) {
		return bound("minvalue", sequence, usualLeast(sequence.increment(), type(sequence)));
	}

	private static long most(Sequence sequence) {
		return bound("maxvalue", sequence, usualMost(sequence.increment(), type(sequence)));
	}

	private static long bound(String option, Sequence sequence, long usual) {
		Matcher bound = Pattern.compile(option + " (-?\\d+)").matcher(sequence.attributes());
		return bound.find() ? Long.parseLong(bound.group(1)) : usual;
	}

	private static long usualLeast(long increment, String type) {
		return (increment > 0) ? 1 : -MOST.getOrDefault(type, Long.MAX_VALUE) - 1;
	}

	private static long usualMost(long increment, String type) {
		return (increment > 0) ? MOST.getOrDefault(type, Long.MAX_VALUE) : -1;
	}

	private static String type(Sequence sequence) {
		Matcher type = TYPE.matcher(sequence.attributes());
		return type.find() ? type.group(1) : USUAL_TYPE;
	}

}
