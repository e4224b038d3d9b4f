package io.appdb.mysql;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import io.appdb.bulk.Batch;
import io.appdb.bulk.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The text of an insert of many rows, and what its parameters are. Immutable, safe for
 * every thread.
 */
final class InsertText {

	private final String head;

	private final String values;

	private final String tail;

	private final int[] columns;

	private final int[] sources;

	/**
	 * Creates the text of an insert.
	 * @param head everything before the values
	 * @param values the values of a row, in brackets
	 * @param tail everything after the values
	 * @param columns the place in the plan of each parameter
	 * @param sources the place in the row of each parameter
	 */
	InsertText(String head, String values, String tail, int[] columns, int[] sources) {
		this.head = head;
		this.values = values;
		this.tail = tail;
		this.columns = columns;
		this.sources = sources;
	}

	/**
	 * Number of parameters of a row.
	 */
	int width() {
		return this.columns.length;
	}

	/**
	 * Whether the server counts one for each new row, and nothing else.
	 */
	boolean countsRows() {
		return this.tail.isEmpty();
	}

	String sql(int rows) {
		return this.head + Sql.repeated(this.values, rows) + this.tail;
	}

	int bind(Batch batch, PreparedStatement statement, int parameter, @Nullable Object[] row) throws SQLException {
		int next = parameter;
		for (int index = 0; index < this.columns.length; index++) {
			batch.bind(statement, next++, this.columns[index], row[this.sources[index]]);
		}
		return next;
	}

}
