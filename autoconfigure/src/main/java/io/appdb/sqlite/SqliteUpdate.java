package io.appdb.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.appdb.bulk.Batch;
import io.appdb.bulk.EntityPlan;
import io.appdb.bulk.RowWriting;
import io.appdb.bulk.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Updates rows of SQLite that mostly keep what is indexed. SQLite takes a row out of the
 * index of each column that an update names, and puts it in again, whether it changes or
 * not; so the first update of a row leaves those columns out and only finds it if they
 * are the same. What it does not find is updated as a whole. As long as all are found,
 * one statement updates many rows. Lives as long as a batch; one thread.
 */
final class SqliteUpdate {

	/**
	 * Rows of a batch, and of a statement at most.
	 */
	private static final int ROWS = 500;

	/**
	 * SQLite takes a few more parameters than this.
	 */
	private static final int PARAMETERS = 32_000;

	private static final String SAVEPOINT = "appdb_rows";

	private final Batch batch;

	private final RowWriting.Preparation preparation;

	private final int[] all;

	private final int[] kept;

	private final int[] others;

	private final int[] restricting;

	private final @Nullable Object[] row;

	/**
	 * Creates an update.
	 * @param kept the places of the columns that mostly stay as they are
	 */
	SqliteUpdate(Batch batch, RowWriting.Preparation preparation, int[] kept) {
		this.batch = batch;
		this.preparation = preparation;
		this.all = batch.plan().updatePositions();
		this.kept = kept;
		this.others = Arrays.stream(this.all)
			.filter((position) -> Arrays.stream(kept).noneMatch((other) -> other == position))
			.toArray();
		this.restricting = new Sql(batch.plan()).restricting();
		this.row = batch.plan().newRow();
	}

	void run() throws SQLException {
		int done = updateTogether();
		if (done < this.batch.size()) {
			updateEach(done);
		}
	}

	/**
	 * Updates many rows by a statement, until one does not find all of its rows.
	 * @return number of entities that are updated
	 */
	private int updateTogether() throws SQLException {
		int rows = Math.min(ROWS, PARAMETERS / parameters());
		int done = 0;
		if (rows < 2 || this.batch.size() < rows) {
			return done;
		}
		try (PreparedStatement statement = this.preparation.prepare(this.batch, together(rows));
				Statement savepoint = this.batch.connection().createStatement()) {
			boolean found = true;
			while (found && this.batch.size() - done >= rows) {
				int parameter = 1;
				for (int index = done; index < done + rows; index++) {
					parameter = bind(statement, parameter, index, this.others, this.kept);
				}
				savepoint.execute("savepoint " + SAVEPOINT);
				found = statement.executeUpdate() == rows;
				if (!found) {
					savepoint.execute("rollback to " + SAVEPOINT);
				}
				savepoint.execute("release " + SAVEPOINT);
				done += found ? rows : 0;
			}
		}
		return done;
	}

	private int parameters() {
		return this.others.length + this.restricting.length + this.kept.length;
	}

	/**
	 * The values are a table without a name of its own in front: the driver searches a
	 * statement that begins with one for an insert, which takes longer than the update.
	 */
	private String together(int rows) {
		EntityPlan plan = this.batch.plan();
		List<String> values = new ArrayList<>();
		List<String> set = new ArrayList<>();
		List<String> where = new ArrayList<>();
		for (int position : this.others) {
			values.add(plan.column(position).writeExpression());
			set.add(plan.column(position).name() + "=s.column" + values.size());
		}
		for (int position : this.restricting) {
			values.add("?");
			where.add("t." + plan.column(position).name() + "=s.column" + values.size());
		}
		for (int position : this.kept) {
			values.add("?");
			where.add("t." + plan.column(position).name() + " collate binary is s.column" + values.size());
		}
		String value = "(" + String.join(",", values) + ")";
		return "update " + plan.table() + " as t set " + String.join(", ", set) + " from (values "
				+ Sql.repeated(value, rows) + ") as s where " + String.join(" and ", where);
	}

	/**
	 * Updates row by row; stops leaving columns out when most rows change them.
	 */
	private void updateEach(int from) throws SQLException {
		EntityPlan plan = this.batch.plan();
		Sql sql = new Sql(plan);
		String update = "update " + plan.table() + " set ";
		String same = Arrays.stream(this.kept)
			.mapToObj((position) -> " and " + plan.column(position).name() + " collate binary is ?")
			.collect(Collectors.joining());
		try (PreparedStatement sparing = this.preparation.prepare(this.batch,
				update + sql.assignments(this.others) + sql.whereKey() + same);
				PreparedStatement whole = this.preparation.prepare(this.batch,
						update + sql.assignments(this.all) + sql.whereKey())) {
			boolean keeping = true;
			for (int first = from; first < this.batch.size(); first += ROWS) {
				int[] indexes = IntStream.range(first, Math.min(first + ROWS, this.batch.size())).toArray();
				int[] rest = keeping ? updateSparingly(sparing, indexes) : indexes;
				updateWhole(whole, rest);
				keeping = keeping && 2 * rest.length < indexes.length;
			}
		}
	}

	/**
	 * Updates the rows that keep what is indexed.
	 * @return the others
	 */
	private int[] updateSparingly(PreparedStatement statement, int[] indexes) throws SQLException {
		for (int index : indexes) {
			bind(statement, 1, index, this.others, this.kept);
			statement.addBatch();
		}
		int[] counts = statement.executeBatch();
		int first = 0;
		while (first < counts.length && counts[first] == 1) {
			first++;
		}
		if (first == counts.length) {
			return new int[0];
		}
		if (!isDistinct(indexes)) {
			return Arrays.copyOfRange(indexes, first, indexes.length);
		}
		return IntStream.range(first, counts.length).filter((at) -> counts[at] != 1).map((at) -> indexes[at]).toArray();
	}

	/**
	 * Of two elements for one row the last one has to win.
	 */
	private boolean isDistinct(int[] indexes) {
		Set<Object> identifiers = new HashSet<>();
		return this.batch.plan().isVersioned()
				|| Arrays.stream(indexes).allMatch((index) -> identifiers.add(this.batch.identifier(index)));
	}

	private void updateWhole(PreparedStatement statement, int[] indexes) throws SQLException {
		if (indexes.length == 0) {
			return;
		}
		for (int index : indexes) {
			bind(statement, 1, index, this.all, new int[0]);
			statement.addBatch();
		}
		int[] counts = statement.executeBatch();
		for (int at = 0; at < counts.length; at++) {
			if (counts[at] != 1) {
				throw this.batch.stale(indexes[at]);
			}
		}
	}

	private int bind(PreparedStatement statement, int first, int index, int[] written, int[] same) throws SQLException {
		this.batch.read(index, this.row);
		int version = this.batch.plan().versionPosition();
		Object before = (version >= 0) ? this.row[version] : null;
		if (version >= 0) {
			this.row[version] = this.batch.nextVersion(index);
		}
		int parameter = bind(statement, first, written);
		if (version >= 0) {
			this.row[version] = before;
		}
		return bind(statement, bind(statement, parameter, this.restricting), same);
	}

	private int bind(PreparedStatement statement, int first, int[] positions) throws SQLException {
		int next = first;
		for (int position : positions) {
			this.batch.bind(statement, next++, position, this.row[position]);
		}
		return next;
	}

}
