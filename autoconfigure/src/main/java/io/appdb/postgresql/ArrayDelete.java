package io.appdb.postgresql;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.appdb.bulk.Batch;
import io.appdb.bulk.EntityPlan;
import io.appdb.bulk.KeyLists;
import io.appdb.bulk.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rows of PostgreSQL by arrays of keys, one for each column of the key and one
 * for the version. Lives as long as a batch; one thread.
 */
final class ArrayDelete {

	private final Batch batch;

	private final PostgreSqlTable table;

	private final int keys;

	private final int[] positions;

	private final CopyEncoder[] encoders;

	ArrayDelete(Batch batch, PostgreSqlTable table, int keys) {
		this.batch = batch;
		this.table = table;
		this.keys = keys;
		this.positions = new Sql(batch.plan()).restricting();
		this.encoders = Arrays.stream(this.positions)
			.mapToObj((position) -> CopyEncoder.of(batch.plan().column(position), batch.session()))
			.toArray(CopyEncoder[]::new);
	}

	void run() throws SQLException {
		try (PreparedStatement statement = this.batch.prepare(sql())) {
			for (int first = 0; first < this.batch.size(); first += this.keys) {
				int end = Math.min(first + this.keys, this.batch.size());
				String[] arrays = arrays(first, end);
				for (int index = 0; index < arrays.length; index++) {
					statement.setString(index + 1, arrays[index]);
				}
				KeyLists.refuseStale(this.batch, statement.executeUpdate(), end - first);
			}
		}
	}

	/**
	 * An array that is a query is looked up by index or hash; one that is a parameter may
	 * be searched from its begin for each row of the table.
	 */
	private String sql() {
		EntityPlan plan = this.batch.plan();
		String[] arrays = Arrays.stream(this.positions)
			.mapToObj((position) -> "cast(? as " + this.table.type(plan.column(position)) + "[])")
			.toArray(String[]::new);
		String delete = "delete from " + plan.table() + " as t";
		if (arrays.length == 1) {
			return delete + " where t." + plan.column(0).name() + " = any (select unnest(" + arrays[0] + "))";
		}
		String names = IntStream.range(0, arrays.length)
			.mapToObj((index) -> "k" + index)
			.collect(Collectors.joining(", "));
		String same = IntStream.range(0, arrays.length)
			.mapToObj((index) -> "t." + plan.column(this.positions[index]).name() + "=s.k" + index)
			.collect(Collectors.joining(" and "));
		return delete + " using unnest(" + String.join(", ", arrays) + ") as s (" + names + ") where " + same;
	}

	private String[] arrays(int first, int end) throws SQLException {
		StringBuilder[] arrays = new StringBuilder[this.positions.length];
		Arrays.setAll(arrays, (index) -> new StringBuilder("{"));
		@Nullable Object[] row = this.batch.plan().newRow();
		CopyText text = new CopyText(64);
		for (int index = first; index < end; index++) {
			this.batch.readKey(index, row);
			for (int column = 0; column < arrays.length; column++) {
				append(arrays[column], row[this.positions[column]], this.encoders[column], text);
			}
		}
		return Arrays.stream(arrays).map((array) -> array.append('}').toString()).toArray(String[]::new);
	}

	/**
	 * An element in quotes has the escapes of the copy format, and those of quotes.
	 */
	private static void append(StringBuilder array, @Nullable Object value, CopyEncoder encoder, CopyText text)
			throws SQLException {
		if (array.length() > 1) {
			array.append(',');
		}
		if (value == null) {
			array.append("NULL");
			return;
		}
		text.clear();
		encoder.encode(value, text);
		String plain = CopyText.unescaped(new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8));
		array.append('"').append(plain.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
	}

}
