package io.appdb.postgresql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.appdb.bulk.Batch;
import io.appdb.bulk.BatchWriter;
import io.appdb.bulk.EntityPlan;
import io.appdb.bulk.Sql;
import io.appdb.bulk.Values;
import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes to PostgreSQL by {@code COPY}: into the table, or into a temporary one from
 * which rows are updated. Identifiers are taken from the column's sequence beforehand.
 * Shared by all threads.
 */
final class PostgreSqlWriter implements BatchWriter {

	private static final String STAGE = "pg_temp.appdb_batch";

	private static final String ROW = "appdb_row";

	private static final String VERSION = "appdb_version";

	private static final int KEYS = 10_000;

	private final Map<EntityPlan, PostgreSqlTable> tables = new ConcurrentHashMap<>();

	@Override
	public String means(Batch batch, BatchKind kind) throws SQLException {
		String copy = new CopyColumns(batch, table(batch)).isBinary() ? "copy (binary)" : "copy";
		return switch (kind) {
			case INSERT -> copy;
			case UPDATE -> copy + " to a temporary table and an update from it";
			case DELETE -> "lists of keys";
			case UPSERT -> copy + " to a temporary table and an insert on conflict from it";
		};
	}

	@Override
	public @Nullable String fallbackReason(Batch batch, BatchKind kind) throws SQLException {
		return table(batch).fallbackReason();
	}

	private PostgreSqlTable table(Batch batch) throws SQLException {
		PostgreSqlTable table = this.tables.get(batch.plan());
		if (table == null) {
			table = PostgreSqlTable.read(batch);
			this.tables.put(batch.plan(), table);
		}
		return table;
	}

	@Override
	public void insert(Batch batch) throws SQLException {
		if (!batch.isKeyed()) {
			identify(batch, table(batch));
		}
		EntityPlan plan = batch.plan();
		int[] positions = plan.insertPositions(true);
		CopyColumns columns = new CopyColumns(batch, table(batch));
		@Nullable Object[] row = plan.newRow();
		long written = new CopyRows(batch, plan.table(), plan.names(positions), columns).write((index, buffer) -> {
			batch.read(index, row);
			buffer.beginRow(positions.length);
			columns.values(positions, row, buffer);
		});
		batch.skipped(batch.size() - written);
	}

	/**
	 * Takes numbers from the sequence, as a range when nobody else took any meanwhile.
	 * The sequence stands in the text of the query, so that it is looked up only once,
	 * and the series beside it, so that it is not kept.
	 */
	private static void identify(Batch batch, PostgreSqlTable table) throws SQLException {
		String numbers = "select nextval('" + table.sequence().replace("'", "''") + "') as n, generate_series(1, ?)";
		try (PreparedStatement statement = batch.prepare("select min(n), max(n) from (" + numbers + ") as numbers")) {
			statement.setInt(1, batch.size());
			try (ResultSet range = statement.executeQuery()) {
				range.next();
				long step = table.increment();
				long first = (step > 0) ? range.getLong(1) : range.getLong(2);
				if (range.getLong(2) - range.getLong(1) == Math.abs(step) * (batch.size() - 1)) {
					for (int index = 0; index < batch.size(); index++) {
						batch.identified(index, first + index * step);
					}
					return;
				}
			}
		}
		long[] each = Values.read(batch, numbers, batch.size());
		for (int index = 0; index < each.length; index++) {
			batch.identified(index, each[index]);
		}
	}

	@Override
	public void update(Batch batch) throws SQLException {
		EntityPlan plan = batch.plan();
		int[] positions = plan.updatePositions();
		stage(batch, table(batch), positions);
		String set = new Sql(plan).assignments(positions, "s.");
		String version = plan.isVersioned() ? " and t." + plan.column(plan.versionPosition()).name() + "=s." + VERSION
				: "";
		String sql = "update " + plan.table() + " as t set " + set + " from " + STAGE + " as s where " + sameKey(plan)
				+ version;
		try (PreparedStatement statement = batch.prepare(sql)) {
			if (statement.executeUpdate() != batch.size()) {
				refuseStale(batch);
			}
		}
		catch (SQLException ex) {
			throw ReportedKey.located(batch, ex);
		}
		dropStage(batch);
	}

	private static String sameKey(EntityPlan plan) {
		return Arrays.stream(new Sql(plan).keys())
			.mapToObj((position) -> plan.column(position).name())
			.map((name) -> "t." + name + "=s." + name)
			.collect(Collectors.joining(" and "));
	}

	private static void refuseStale(Batch batch) throws SQLException {
		EntityPlan plan = batch.plan();
		String version = plan.isVersioned() ? plan.column(plan.versionPosition()).name() : null;
		String sql = "select min(" + ROW + ") from " + STAGE + " as s where not exists (select 1 from " + plan.table()
				+ " as t where " + sameKey(plan) + ((version != null) ? " and t." + version + "=s." + version : "")
				+ ")";
		try (PreparedStatement statement = batch.prepare(sql); ResultSet found = statement.executeQuery()) {
			found.next();
			int index = found.getInt(1);
			if (!found.wasNull()) {
				throw batch.stale(index);
			}
		}
		batch.refuseRepeated();
	}

	/**
	 * Copies keys, versions and values into a temporary table.
	 */
	private static void stage(Batch batch, PostgreSqlTable table, int[] positions) throws SQLException {
		EntityPlan plan = batch.plan();
		int[] keys = new Sql(plan).keys();
		int[] all = Arrays.copyOf(keys, keys.length + positions.length);
		System.arraycopy(positions, 0, all, keys.length, positions.length);
		int old = plan.versionPosition();
		String version = (old >= 0) ? ", " + plan.column(old).name() + " as " + VERSION : "";
		dropStage(batch);
		try (Statement statement = batch.connection().createStatement()) {
			statement.execute("create temporary table appdb_batch on commit drop as select 0 as " + ROW + version + ", "
					+ plan.names(all) + " from " + plan.table() + " with no data");
		}
		String names = ROW + ((old >= 0) ? ", " + VERSION : "") + ", " + plan.names(all);
		CopyColumns columns = new CopyColumns(batch, table);
		@Nullable Object[] row = plan.newRow();
		new CopyRows(batch, STAGE, names, columns).write((index, buffer) -> {
			batch.read(index, row);
			buffer.beginRow(all.length + ((old >= 0) ? 2 : 1));
			buffer.integer(index);
			buffer.endValue();
			if (old >= 0) {
				columns.value(old, row[old], buffer);
				row[old] = batch.nextVersion(index);
			}
			columns.values(all, row, buffer);
		});
	}

	private static void dropStage(Batch batch) throws SQLException {
		try (Statement statement = batch.connection().createStatement()) {
			statement.execute("drop table if exists " + STAGE);
		}
	}

	@Override
	public void delete(Batch batch) throws SQLException {
		new ArrayDelete(batch, table(batch), KEYS).run();
	}

	/**
	 * Of entities with the same key the last one wins.
	 */
	@Override
	public void upsert(Batch batch) throws SQLException {
		EntityPlan plan = batch.plan();
		int[] inserted = plan.insertPositions(true);
		int[] withoutKey = Arrays.copyOfRange(inserted, plan.keyCount(), inserted.length);
		stage(batch, table(batch), withoutKey);
		int[] updated = plan.updatePositions();
		String names = plan.names(inserted);
		String sql = "insert into " + plan.table() + " (" + names + ")"
				+ (batch.isGenerated() ? " overriding system value" : "") + " select distinct on (" + plan.keyNames()
				+ ") " + names + " from " + STAGE + " order by " + plan.keyNames() + ", " + ROW + " desc on conflict ("
				+ plan.keyNames() + ") do "
				+ ((updated.length > 0) ? "update set " + new Sql(plan).assignments(updated, "excluded.") : "nothing");
		try (PreparedStatement statement = batch.prepare(sql)) {
			int written = statement.executeUpdate();
			if (updated.length > 0 && written < batch.size()) {
				batch.skipped(rows(batch) - written);
			}
		}
		catch (SQLException ex) {
			throw ReportedKey.located(batch, ex);
		}
		dropStage(batch);
	}

	/**
	 * Number of rows that the entities stand for.
	 */
	private static long rows(Batch batch) {
		return IntStream.range(0, batch.size()).mapToObj(batch::identifier).distinct().count();
	}

	@Override
	public long[] nextValues(Batch batch, String sql, int count) throws SQLException {
		return Values.read(batch, sql + " from generate_series(1, ?)", count);
	}

}
