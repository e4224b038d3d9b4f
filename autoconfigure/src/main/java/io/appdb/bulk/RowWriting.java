package io.appdb.bulk;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * Inserts, updates and deletes by a statement per row, in JDBC batches. Without state,
 * safe for every thread.
 */
public final class RowWriting {

	private RowWriting() {
	}

	public static void insert(Batch batch, Preparation preparation, String sql, int[] positions) throws SQLException {
		try (PreparedStatement statement = preparation.prepare(batch, sql)) {
			insert(batch, RowBatches.of(batch, statement), positions, RowBatches.Sent.skipping(batch));
		}
	}

	/**
	 * Writes each row over the one with the same key.
	 * @param overwriting whether a row that is there already counts as written
	 */
	public static void upsert(Batch batch, Preparation preparation, String sql, int[] positions, boolean overwriting)
			throws SQLException {
		try (PreparedStatement statement = preparation.prepare(batch, sql)) {
			insert(batch, RowBatches.of(batch, statement), positions,
					overwriting ? RowBatches.Sent.skipping(batch) : RowBatches.Sent.NOTHING);
		}
	}

	public static void insert(Batch batch, RowBatches rows, int[] positions, RowBatches.Sent sent) throws SQLException {
		Object[] row = batch.plan().newRow();
		for (int index = 0; index < batch.size(); index++) {
			batch.read(index, row);
			rows.bind(1, positions, row);
			rows.add(sent);
		}
		rows.send(sent);
	}

	public static void update(Batch batch, Preparation preparation) throws SQLException {
		EntityPlan plan = batch.plan();
		Sql sql = new Sql(plan);
		int[] positions = plan.updatePositions();
		int[] restricting = sql.restricting();
		try (PreparedStatement statement = preparation.prepare(batch,
				"update " + plan.table() + " set " + sql.assignments(positions) + sql.whereKey())) {
			RowBatches rows = RowBatches.of(batch, statement);
			@Nullable Object[] row = plan.newRow();
			for (int index = 0; index < batch.size(); index++) {
				batch.read(index, row);
				Object version = plan.isVersioned() ? row[plan.versionPosition()] : null;
				if (plan.isVersioned()) {
					row[plan.versionPosition()] = batch.nextVersion(index);
				}
				int parameter = rows.bind(1, positions, row);
				if (plan.isVersioned()) {
					row[plan.versionPosition()] = version;
				}
				rows.bind(parameter, restricting, row);
				rows.add(oneEach(batch));
			}
			rows.send(oneEach(batch));
		}
	}

	public static void delete(Batch batch, Preparation preparation) throws SQLException {
		EntityPlan plan = batch.plan();
		Sql sql = new Sql(plan);
		int[] restricting = sql.restricting();
		try (PreparedStatement statement = preparation.prepare(batch, "delete from " + plan.table() + sql.whereKey())) {
			RowBatches rows = RowBatches.of(batch, statement);
			@Nullable Object[] row = plan.newRow();
			for (int index = 0; index < batch.size(); index++) {
				batch.readKey(index, row);
				rows.bind(1, restricting, row);
				rows.add(oneEach(batch));
			}
			rows.send(oneEach(batch));
		}
	}

	private static RowBatches.Sent oneEach(Batch batch) {
		return (first, counts) -> {
			for (int index = 0; index < counts.length; index++) {
				if (counts[index] != 1 && counts[index] != Statement.SUCCESS_NO_INFO) {
					throw batch.stale(first + index);
				}
			}
		};
	}

	/**
	 * Prepares a statement of a batch.
	 */
	@FunctionalInterface
	public interface Preparation {

		PreparedStatement prepare(Batch batch, String sql) throws SQLException;

	}

}
