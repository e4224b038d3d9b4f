package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Puts a column together from its row in the information schema. Lives as long as one
 * row.
 *
 * @param row the row
 * @param collation the collation of the table
 * @param columnType the type, with its collation where that is said whatever the table
 * has
 */
record MySqlColumn(ResultSet row, String collation, String columnType) {

	static final String AUTO_INCREMENT = "auto_increment";

	private static final String INVISIBLE = "invisible";

	private static final Pattern ON_UPDATE = Pattern.compile("on update (current_timestamp(?:\\(\\d*\\))?)");

	Column build(@Nullable String value, @Nullable String expression) throws SQLException {
		String extra = this.row.getString("extra").toLowerCase(Locale.ROOT);
		boolean nullable = this.row.getString("is_nullable").equals("YES");
		String comment = this.row.getString("column_comment");
		String type = type();
		if (expression == null && extra.contains(INVISIBLE)) {
			type += " " + INVISIBLE;
		}
		String initial = value;
		Matcher update = ON_UPDATE.matcher(extra);
		if (update.find()) {
			String again = " on update " + update.group(1).replace("()", "");
			if (value != null || nullable) {
				initial = Objects.requireNonNullElse(value, "null") + again;
			}
			else {
				type += again;
			}
		}
		return new Column(this.row.getString("column_name"), type, nullable, initial,
				extra.contains(AUTO_INCREMENT) ? AUTO_INCREMENT : null,
				(expression != null) ? "generated always as (" + expression + ")"
						+ (extra.contains("stored") ? " stored" : " virtual") : null,
				comment.isEmpty() ? null : comment);
	}

	private String type() throws SQLException {
		String own = this.row.getString("collation_name");
		return (own == null || own.equals(this.collation) || this.columnType.equals("json")
				|| this.columnType.endsWith(" collate " + own)) ? this.columnType : this.columnType + " collate " + own;
	}

}
