package io.appdb.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

import io.appdb.bulk.Batch;
import io.appdb.bulk.BatchWriter;
import io.appdb.bulk.EntityPlan;
import io.appdb.bulk.KeyLists;
import io.appdb.bulk.MappedNames;
import io.appdb.bulk.RowWriting;
import io.appdb.bulk.Sql;
import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * Writes to SQLite by prepared statements in batches. A transaction that writes is alone,
 * so identifiers follow the highest one of the table. Without state, shared by all
 * threads.
 */
final class SqliteWriter implements BatchWriter {

	private static final int KEYS = 500;

	/**
	 * Rows that are not worth a look at the table's indexes.
	 */
	private static final int FEW = 10;

	@Override
	public String means(Batch batch, BatchKind kind) {
		return (kind == BatchKind.UPDATE) ? "updates of many rows or a prepared batch" : "a prepared batch";
	}

	@Override
	public @Nullable String fallbackReason(Batch batch, BatchKind kind) {
		return null;
	}

	@Override
	public void insert(Batch batch) throws SQLException {
		if (!batch.isKeyed()) {
			identify(batch);
		}
		Sql sql = new Sql(batch.plan());
		int[] positions = batch.plan().insertPositions(true);
		RowWriting.insert(batch, this::prepare, sql.insertInto(positions) + sql.values(positions), positions);
	}

	/**
	 * Takes the numbers after the highest one that is, or with AUTOINCREMENT ever was, in
	 * the table.
	 */
	private void identify(Batch batch) throws SQLException {
		long next = Math.max(highest(batch), highestEver(batch)) + 1;
		for (int index = 0; index < batch.size(); index++) {
			batch.identified(index, next + index);
		}
	}

	private static long highest(Batch batch) throws SQLException {
		String sql = "select coalesce(max(" + batch.plan().column(0).name() + "), 0) from " + batch.plan().table();
		try (PreparedStatement statement = batch.prepare(sql); ResultSet found = statement.executeQuery()) {
			found.next();
			return found.getLong(1);
		}
	}

	private static long highestEver(Batch batch) throws SQLException {
		String exists = "select 1 from sqlite_master where name = 'sqlite_sequence'";
		try (PreparedStatement statement = batch.prepare(exists); ResultSet found = statement.executeQuery()) {
			if (!found.next()) {
				return 0;
			}
		}
		String sql = "select coalesce(max(seq), 0) from sqlite_sequence where name = ?";
		try (PreparedStatement statement = batch.prepare(sql)) {
			statement.setString(1, MappedNames.unquoted(batch.plan().table()));
			try (ResultSet found = statement.executeQuery()) {
				found.next();
				return found.getLong(1);
			}
		}
	}

	@Override
	public void update(Batch batch) throws SQLException {
		int[] kept = (batch.size() < FEW) ? new int[0] : SqliteIndexes.updated(batch);
		if (kept.length > 0 && kept.length < batch.plan().updatePositions().length) {
			new SqliteUpdate(batch, this::prepare, kept).run();
		}
		else {
			RowWriting.update(batch, this::prepare);
		}
	}

	@Override
	public void delete(Batch batch) throws SQLException {
		if (batch.plan().isVersioned() || batch.plan().keyCount() > 1) {
			RowWriting.delete(batch, this::prepare);
		}
		else {
			KeyLists.delete(batch, KEYS);
		}
	}

	@Override
	public void upsert(Batch batch) throws SQLException {
		EntityPlan plan = batch.plan();
		Sql sql = new Sql(plan);
		int[] positions = plan.insertPositions(true);
		int[] updated = plan.updatePositions();
		String conflict = " on conflict (" + plan.keyNames() + ") do "
				+ ((updated.length > 0) ? "update set " + sql.assignments(updated, "excluded.") : "nothing");
		RowWriting.upsert(batch, this::prepare, sql.insertInto(positions) + sql.values(positions) + conflict, positions,
				updated.length > 0);
	}

	/**
	 * Goes around the pool's and the transaction's wrappers, which cost as much as SQLite
	 * itself: the transaction that they look after is open already.
	 */
	private PreparedStatement prepare(Batch batch, String sql) throws SQLException {
		return batch.limited(batch.connection().unwrap(SQLiteConnection.class).prepareStatement(sql));
	}

	/**
	 * Hibernate would take the value in a transaction of its own, which cannot begin
	 * beside this one. As this one is the only one that writes, it may take the value
	 * itself.
	 */
	@Override
	public long[] nextValues(Batch batch, String select, String update, int count, int step) throws SQLException {
		long[] values = new long[count];
		long next;
		try (PreparedStatement statement = batch.prepare(select); ResultSet found = statement.executeQuery()) {
			if (!found.next()) {
				return new long[0];
			}
			next = found.getLong(1);
		}
		Arrays.setAll(values, (index) -> next + (long) index * step);
		try (PreparedStatement statement = batch.prepare(update)) {
			statement.setLong(1, next + (long) count * step);
			statement.setLong(2, next);
			statement.executeUpdate();
		}
		return values;
	}

}
