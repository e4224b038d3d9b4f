package io.appdb.postgresql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.appdb.bulk.Batch;
import io.appdb.bulk.MappedNames;
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
	 * The place of an error, {@code COPY users, line 7}, in any language. What was called
	 * for the row, as a trigger or the reader of a JSON value, has lines before it.
	 */
	private static final Pattern LINE = Pattern.compile("^COPY (?<table>.+?), \\S+ (?<line>\\d+)",
			Pattern.MULTILINE | Pattern.UNIX_LINES);

	private final Batch batch;

	private final String table;

	private final String sql;

	private final boolean overlapping;

	private CopyBuffer buffer;

	private @Nullable CopyIn copy;

	/**
	 * The first row of what is being copied.
	 */
	private int first;

	/**
	 * The time-out that statements had before one was set here.
	 */
	private @Nullable String timeout;

	private long written;

	CopyRows(Batch batch, String table, String names, CopyColumns columns) {
		this.batch = batch;
		this.table = MappedNames.unquoted(table);
		this.sql = "copy " + table + " (" + names + ") from stdin";
		this.overlapping = columns.isDirect();
		this.buffer = columns.isBinary() ? new CopyBinary(2 * BUFFER) : new CopyText(2 * BUFFER);
	}

	/**
	 * Sends all rows.
	 * @return the number that the server has written
	 */
	long write(RowSource rows) throws SQLException {
		int limit = this.overlapping ? BUFFER : WHOLE;
		try {
			for (int index = 0; index < this.batch.size(); index++) {
				read(rows, index);
				if (this.buffer.length() >= limit) {
					send();
					if (!this.overlapping) {
						end(index + 1);
					}
				}
			}
			end(this.batch.size());
			restoreTimeout();
			return this.written;
		}
		catch (SQLException ex) {
			throw located(ex);
		}
		finally {
			if (this.copy != null && this.copy.isActive()) {
				this.copy.cancelCopy();
			}
		}
	}

	/**
	 * From a value on that has no binary form all is text.
	 */
	private void read(RowSource rows, int index) throws SQLException {
		int before = this.buffer.length();
		try {
			rows.read(index, this.buffer);
		}
		catch (CopyBinary.NoBinaryForm ex) {
			this.buffer.length(before);
			end(index);
			this.buffer = new CopyText(2 * BUFFER);
			rows.read(index, this.buffer);
		}
	}

	private void send() throws SQLException {
		if (this.copy == null) {
			this.copy = begin();
			send(this.copy, this.buffer.header());
		}
		this.copy.writeToCopy(this.buffer.bytes(), 0, this.buffer.length());
		this.buffer.clear();
	}

	private static void send(CopyIn copy, byte[] bytes) throws SQLException {
		if (bytes.length > 0) {
			copy.writeToCopy(bytes, 0, bytes.length);
		}
	}

	/**
	 * Ends what is being copied, if anything is.
	 */
	private void end(int next) throws SQLException {
		if (this.buffer.length() > 0) {
			send();
		}
		if (this.copy != null) {
			send(this.copy, this.buffer.trailer());
			this.written += this.copy.endCopy();
			this.copy = null;
		}
		this.first = next;
	}

	private CopyIn begin() throws SQLException {
		int seconds = this.batch.remainingSeconds();
		if (seconds > 0) {
			String before = exchangeTimeout(seconds + "s");
			this.timeout = (this.timeout != null) ? this.timeout : before;
		}
		CopyManager copies = new CopyManager(this.batch.connection().unwrap(BaseConnection.class));
		return copies.copyIn(this.sql + this.buffer.options());
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

	private SQLException located(SQLException error) {
		if (error instanceof PSQLException failure) {
			ServerErrorMessage message = failure.getServerErrorMessage();
			Matcher line = LINE.matcher((message != null && message.getWhere() != null) ? message.getWhere() : "");
			while (line.find()) {
				if (line.group("table").equalsIgnoreCase(this.table)) {
					return this.batch.at(this.first + Integer.parseInt(line.group("line")) - 1, error);
				}
			}
		}
		return ReportedKey.located(this.batch, error);
	}

	/**
	 * Writes a row into a buffer; again when its binary form was not possible.
	 */
	@FunctionalInterface
	interface RowSource {

		void read(int index, CopyBuffer buffer) throws SQLException;

	}

}
