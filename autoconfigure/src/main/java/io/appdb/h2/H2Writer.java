package io.appdb.h2;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.appdb.bulk.Batch;
import io.appdb.bulk.BatchWriter;
import io.appdb.bulk.EntityPlan;
import io.appdb.bulk.KeyLists;
import io.appdb.bulk.MappedNames;
import io.appdb.bulk.RowBatches;
import io.appdb.bulk.RowWriting;
import io.appdb.bulk.Sql;
import io.appdb.bulk.Values;
import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes to H2 by prepared statements in batches; identifiers are taken beforehand where
 * that is possible, else those it reports as generated. Without state, shared by all
 * threads.
 */
final class H2Writer implements BatchWriter {

	private static final int KEYS = 1000;

	@Override
	public String means(Batch batch, BatchKind kind) {
		return "a prepared batch";
	}

	@Override
	public @Nullable String fallbackReason(Batch batch, BatchKind kind) {
		return null;
	}

	@Override
	public void insert(Batch batch) throws SQLException {
		Sql sql = new Sql(batch.plan());
		int[] positions = batch.plan().insertPositions(true);
		String text = sql.insertInto(positions) + sql.values(positions);
		if (batch.isKeyed() || H2Identifiers.take(batch, text)) {
			RowWriting.insert(batch, Batch::prepare, text, positions);
		}
		else {
			insertGenerated(batch, sql);
		}
	}

	private static void insertGenerated(Batch batch, Sql sql) throws SQLException {
		int[] positions = batch.plan().insertPositions(false);
		String[] key = { MappedNames.unquoted(batch.plan().column(0).name()) };
		try (PreparedStatement statement = batch
			.limited(batch.connection().prepareStatement(sql.insertInto(positions) + sql.values(positions), key))) {
			RowWriting.insert(batch, RowBatches.of(batch, statement), positions,
					(first, counts) -> identify(batch, statement, first, counts));
		}
	}

	/**
	 * A row that is skipped has no identifier.
	 */
	private static void identify(Batch batch, PreparedStatement statement, int first, int[] counts)
			throws SQLException {
		RowBatches.Sent.skipping(batch).counts(first, counts);
		try (ResultSet keys = statement.getGeneratedKeys()) {
			for (int index = 0; index < counts.length; index++) {
				if (counts[index] != 0 && keys.next()) {
					batch.identified(first + index, keys.getLong(1));
				}
			}
		}
	}

	@Override
	public void update(Batch batch) throws SQLException {
		RowWriting.update(batch, Batch::prepare);
	}

	@Override
	public void delete(Batch batch) throws SQLException {
		if (batch.plan().isVersioned() || batch.plan().keyCount() > 1) {
			RowWriting.delete(batch, Batch::prepare);
		}
		else {
			KeyLists.delete(batch, KEYS);
		}
	}

	/**
	 * A column list with the type of each column comes from the table itself, which no
	 * parameter could tell.
	 */
	@Override
	public void upsert(Batch batch) throws SQLException {
		EntityPlan plan = batch.plan();
		Sql sql = new Sql(plan);
		int[] positions = plan.insertPositions(true);
		int[] updated = plan.updatePositions();
		String names = plan.names(positions);
		String values = Arrays.stream(positions)
			.mapToObj((position) -> "s." + plan.column(position).name())
			.collect(Collectors.joining(", "));
		String keys = Arrays.stream(sql.keys())
			.mapToObj((position) -> "t." + plan.column(position).name() + "=s." + plan.column(position).name())
			.collect(Collectors.joining(" and "));
		String matched = (updated.length > 0) ? " when matched then update set " + sql.assignments(updated, "s.") : "";
		RowWriting.upsert(batch, Batch::prepare,
				"merge into " + plan.table() + " t using (select " + names + " from " + plan.table()
						+ " where false union all values " + sql.values(positions) + ") s (" + names + ") on " + keys
						+ matched + " when not matched then insert (" + names + ") values (" + values + ")",
				positions, updated.length > 0);
	}

	@Override
	public long[] nextValues(Batch batch, String sql, int count) throws SQLException {
		return Values.read(batch, sql + " from system_range(1, ?)", count);
	}

}
