package io.appdb.bulk;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Sends rows by {@code COPY}. While the server reads them the next ones are made, unless
 * making them may ask the server. Lives as long as a batch; one thread.
 */
final class CopyRows {

	private static final int BUFFER = 1 << 16;

	/**
	 * How much is made before it is sent where that cannot overlap.
	 */
	private static final int WHOLE = 1 << 22;

	/**
	 * The place of an error, {@code COPY users, line 7}, in any language.
	 */
	private static final Pattern LINE = Pattern.compile("^COPY .+?, \\S+ (?<line>\\d+)");

	private final Batch batch;

	private final String sql;

	private final int[] positions;

	private final CopyEncoder[] encoders;

	private final boolean overlapping;

	/**
	 * The time-out that statements had before one was set here.
	 */
	private @Nullable String timeout;

	CopyRows(Batch batch, String sql, int[] positions) {
		this.batch = batch;
		this.sql = sql;
		this.positions = positions;
		this.encoders = new CopyEncoder[batch.plan().columns().size()];
		boolean direct = true;
		for (int position : positions) {
			this.encoders[position] = CopyEncoder.of(batch.plan().column(position), batch.session());
			direct &= this.encoders[position].isDirect();
		}
		this.overlapping = direct;
	}

	/**
	 * Writes the values of the columns and ends the row.
	 */
	void values(@Nullable Object[] row, CopyText text) throws SQLException {
		for (int position : this.positions) {
			value(position, row[position], text);
		}
		text.endRow();
	}

	void value(int position, @Nullable Object value, CopyText text) throws SQLException {
		if (value == null) {
			text.nothing();
		}
		else {
			this.encoders[position].encode(value, text);
		}
		text.endValue();
	}

	void write(RowText rows) throws SQLException {
		CopyText text = new CopyText(2 * BUFFER);
		int limit = this.overlapping ? BUFFER : WHOLE;
		int first = 0;
		CopyIn copy = null;
		try {
			for (int index = 0; index < this.batch.size(); index++) {
				rows.write(index, text);
				if (text.length() >= limit) {
					copy = (copy != null) ? copy : begin();
					copy.writeToCopy(text.bytes(), 0, text.length());
					text.clear();
					if (!this.overlapping) {
						copy.endCopy();
						copy = null;
						first = index + 1;
					}
				}
			}
			if (text.length() > 0 || copy != null) {
				copy = (copy != null) ? copy : begin();
				copy.writeToCopy(text.bytes(), 0, text.length());
				copy.endCopy();
			}
			restoreTimeout();
		}
		catch (SQLException ex) {
			throw located(first, ex);
		}
		finally {
			if (copy != null && copy.isActive()) {
				copy.cancelCopy();
			}
		}
	}

	private CopyIn begin() throws SQLException {
		int seconds = this.batch.remainingSeconds();
		if (seconds > 0) {
			String before = exchangeTimeout(seconds + "s");
			this.timeout = (this.timeout != null) ? this.timeout : before;
		}
		return new CopyManager(this.batch.connection().unwrap(BaseConnection.class)).copyIn(this.sql);
	}

	private void restoreTimeout() throws SQLException {
		if (this.timeout != null) {
			exchangeTimeout(this.timeout);
			this.timeout = null;
		}
	}

	/**
	 * {@code COPY} is no JDBC statement, so the server limits it. After a failure the
	 * savepoint before the batch brings the old time-out back.
	 */
	private String exchangeTimeout(String timeout) throws SQLException {
		String sql = "select current_setting('statement_timeout'), set_config('statement_timeout', ?, true)";
		try (PreparedStatement statement = this.batch.connection().prepareStatement(sql)) {
			statement.setString(1, timeout);
			try (ResultSet before = statement.executeQuery()) {
				before.next();
				return before.getString(1);
			}
		}
	}

	private SQLException located(int first, SQLException error) {
		if (error instanceof PSQLException failure) {
			ServerErrorMessage message = failure.getServerErrorMessage();
			Matcher line = LINE.matcher((message != null && message.getWhere() != null) ? message.getWhere() : "");
			if (line.find()) {
				return this.batch.at(first + Integer.parseInt(line.group("line")) - 1, error);
			}
		}
		return ReportedKey.located(this.batch, error);
	}

	/**
	 * Makes the text of a row.
	 */
	@FunctionalInterface
	interface RowText {

		void write(int index, CopyText text) throws SQLException;

	}

}
