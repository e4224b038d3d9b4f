package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the sequences of H2, and says of them what is not usual. Without state.
 */
final class H2Sequences {

	private static final String USUAL_TYPE = "bigint";

	private static final int USUAL_CACHE = 32;

	private static final Map<String, long[]> BOUNDS = Map.of("tinyint", new long[] { Byte.MIN_VALUE, Byte.MAX_VALUE },
			"smallint", new long[] { Short.MIN_VALUE, Short.MAX_VALUE }, "integer",
			new long[] { Integer.MIN_VALUE, Integer.MAX_VALUE }, USUAL_TYPE,
			new long[] { Long.MIN_VALUE, Long.MAX_VALUE });

	private static final Pattern TYPE = Pattern.compile("^as (\\w+) ?");

	private H2Sequences() {
	}

	static Sequence read(ResultSet row, TableName name) throws SQLException {
		long start = row.getLong("START_VALUE");
		long increment = row.getLong("INCREMENT");
		String type = row.getString("DATA_TYPE").toLowerCase(Locale.ROOT);
		List<String> attributes = new ArrayList<>();
		if (!type.equals(USUAL_TYPE)) {
			attributes.add("as " + type);
		}
		long[] bounds = BOUNDS.getOrDefault(type, new long[] { 0, 0 });
		long least = (increment >= 0) ? Math.min(start, 1) : bounds[0];
		long most = (increment >= 0) ? bounds[1] : Math.max(start, -1);
		if (row.getLong("MINIMUM_VALUE") != least) {
			attributes.add("minvalue " + row.getLong("MINIMUM_VALUE"));
		}
		if (row.getLong("MAXIMUM_VALUE") != most) {
			attributes.add("maxvalue " + row.getLong("MAXIMUM_VALUE"));
		}
		if (row.getString("CYCLE_OPTION").equals("YES")) {
			attributes.add("cycle");
		}
		if (row.getLong("CACHE") != USUAL_CACHE) {
			attributes.add("cache " + row.getLong("CACHE"));
		}
		return new Sequence(name, start, increment, String.join(" ", attributes));
	}

	/**
	 * Returns the options that lead from one to the other, also from unusual ones back.
	 */
	static String changed(Sequence from, Sequence to) {
		StringBuilder usual = new StringBuilder();
		for (String option : List.of("minvalue", "maxvalue", "cycle")) {
			if (from.attributes().contains(option) && !to.attributes().contains(option)) {
				usual.append(" no ").append(option);
			}
		}
		if (from.attributes().contains("cache") && !to.attributes().contains("cache")) {
			usual.append(" cache ").append(USUAL_CACHE);
		}
		return usual + StandardSyntax.after(TYPE.matcher(to.attributes()).replaceFirst(""));
	}

	/**
	 * Returns whether both give numbers of the same type, which H2 cannot change.
	 */
	static boolean isSameType(Sequence from, Sequence to) {
		return type(from).equals(type(to));
	}

	private static String type(Sequence sequence) {
		Matcher type = TYPE.matcher(sequence.attributes());
		return type.find() ? type.group(1) : USUAL_TYPE;
	}

}
