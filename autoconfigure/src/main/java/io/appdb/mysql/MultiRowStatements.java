package io.appdb.mysql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.appdb.bulk.Batch;
import io.appdb.bulk.EntityPlan;
import io.appdb.bulk.KeyLists;
import io.appdb.bulk.Sql;
import io.appdb.mysql.MultiRowInsert.RowReader;
import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;

/**
 * What MySQL and MariaDB have in common: statements of many rows, and a temporary table
 * to update from. Without state, shared by all threads.
 */
final class MultiRowStatements {

	private static final int ROWS = 1000;

	/**
	 * Prepared statements of the server take no more parameters than this.
	 */
	private static final int PARAMETERS = 65_535;

	private static final int KEYS = 1000;

	private static final String STAGE = "appdb_batch";

	private static final String VERSION = "appdb_version";

	private final String overwrite;

	private final String alias;

	/**
	 * Creates the statements.
	 * @param overwrite sets a column to that of the new row; takes its name twice
	 * @param alias names the new row
	 */
	MultiRowStatements(String overwrite, String alias) {
		this.overwrite = overwrite;
		this.alias = alias;
	}

	static String means(BatchKind kind) {
		return switch (kind) {
			case INSERT -> "inserts of many rows";
			case UPDATE -> "a temporary table and an update from it";
			case DELETE -> "lists of keys";
			case UPSERT -> "inserts of many rows on duplicate key update";
		};
	}

	void insert(Batch batch) throws SQLException {
		insert(batch, 0);
	}

	/**
	 * Inserts the rows of the entities from the given one on.
	 */
	void insert(Batch batch, int first) throws SQLException {
		Sql sql = new Sql(batch.plan());
		int[] positions = batch.plan().insertPositions(batch.isKeyed());
		write(batch, first, new InsertText(sql.insertInto(positions), sql.values(positions), "", positions, positions),
				!batch.isKeyed(), plain(batch));
	}

	void upsert(Batch batch) throws SQLException {
		EntityPlan plan = batch.plan();
		Sql sql = new Sql(plan);
		int[] positions = plan.insertPositions(true);
		int[] updated = plan.updatePositions();
		int[] changed = (updated.length > 0) ? updated : new int[] { 0 };
		String set = Arrays.stream(changed)
			.mapToObj((position) -> plan.column(position).name())
			.map((name) -> String.format(this.overwrite, name, name))
			.collect(Collectors.joining(", "));
		write(batch, 0, new InsertText(sql.insertInto(positions), sql.values(positions),
				this.alias + " on duplicate key update " + set, positions, positions), false, plain(batch));
	}

	/**
	 * Writes rows, as many to a statement as its limits allow.
	 */
	private static void write(Batch batch, int first, InsertText text, boolean generated, RowReader reader)
			throws SQLException {
		int rows = Math.max(1, Math.min(Math.min(ROWS, batch.size()), PARAMETERS / Math.max(1, text.width())));
		try (MultiRowInsert insert = new MultiRowInsert(batch, text, ServerLimits.read(batch), rows)) {
			insert.write(first, generated, reader);
		}
	}

	private static RowReader plain(Batch batch) {
		return new RowReader() {

			@Override
			public int width() {
				return batch.plan().columns().size();
			}

			@Override
			public void read(int index, @Nullable Object[] row) {
				batch.read(index, row);
			}

		};
	}

	/**
	 * The last value of a row is the version before the update.
	 */
	private static RowReader versioned(Batch batch) {
		int version = batch.plan().versionPosition();
		@Nullable Object[] plain = batch.plan().newRow();
		return new RowReader() {

			@Override
			public int width() {
				return plain.length + 1;
			}

			@Override
			public void read(int index, @Nullable Object[] row) {
				batch.read(index, plain);
				System.arraycopy(plain, 0, row, 0, plain.length);
				row[plain.length] = plain[version];
				row[version] = batch.nextVersion(index);
			}

		};
	}

	void delete(Batch batch) throws SQLException {
		KeyLists.delete(batch, KEYS);
	}

	void update(Batch batch) throws SQLException {
		EntityPlan plan = batch.plan();
		Sql sql = new Sql(plan);
		int[] updated = plan.updatePositions();
		int[] staged = concat(sql.keys(), updated);
		String version = plan.isVersioned() ? ", " + plan.column(plan.versionPosition()).name() + " as " + VERSION : "";
		execute(batch, "drop temporary table if exists " + STAGE);
		execute(batch, "create temporary table " + STAGE + " as select " + plan.names(staged) + version + " from "
				+ plan.table() + " limit 0");
		stage(batch, staged);
		String same = Arrays.stream(sql.keys())
			.mapToObj((position) -> plan.column(position).name())
			.map((name) -> "t." + name + "=s." + name)
			.collect(Collectors.joining(" and "));
		String unchanged = plan.isVersioned() ? " and t." + plan.column(plan.versionPosition()).name() + "=s." + VERSION
				: "";
		String set = Arrays.stream(updated)
			.mapToObj((position) -> plan.column(position).name())
			.map((name) -> "t." + name + "=s." + name)
			.collect(Collectors.joining(", "));
		try (PreparedStatement statement = batch.prepare(
				"update " + STAGE + " s straight_join " + plan.table() + " t on " + same + unchanged + " set " + set)) {
			if (statement.executeUpdate() != batch.size()) {
				batch.refuseRepeated();
			}
		}
		execute(batch, "drop temporary table " + STAGE);
	}

	private static void stage(Batch batch, int[] staged) throws SQLException {
		EntityPlan plan = batch.plan();
		int[] columns = staged;
		int[] sources = staged;
		String head = "insert into " + STAGE + " (" + plan.names(staged);
		if (plan.isVersioned()) {
			columns = concat(staged, plan.versionPosition());
			sources = concat(staged, plan.columns().size());
			head += ", " + VERSION;
		}
		String values = new Sql(plan).values(columns);
		write(batch, 0, new InsertText(head + ") values ", values, "", columns, sources), false,
				plan.isVersioned() ? versioned(batch) : plain(batch));
	}

	private static int[] concat(int[] first, int... second) {
		int[] all = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

	private static void execute(Batch batch, String sql) throws SQLException {
		try (Statement statement = batch.connection().createStatement()) {
			statement.execute(sql);
		}
	}

}
