package io.appdb.mysql;

import java.sql.SQLException;

import io.appdb.bulk.Batch;
import io.appdb.bulk.BatchWriter;
import io.appdb.bulk.Sql;
import io.appdb.bulk.Values;
import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes to MariaDB: new rows by its bulk protocol where driver and server have it, else
 * and all others by statements of many rows. Without state, shared by all threads.
 */
final class MariaDbWriter implements BatchWriter {

	private static final int RECURSION = 1000;

	private final MultiRowStatements statements = new MultiRowStatements("%s=values(%s)", "");

	@Override
	public String means(Batch batch, BatchKind kind) throws SQLException {
		return (kind == BatchKind.INSERT && MariaDbBulk.isAvailable(batch.connection(), !batch.isKeyed()))
				? "the bulk protocol" : MultiRowStatements.means(kind);
	}

	@Override
	public @Nullable String fallbackReason(Batch batch, BatchKind kind) {
		return null;
	}

	@Override
	public void insert(Batch batch) throws SQLException {
		Sql sql = new Sql(batch.plan());
		int[] positions = batch.plan().insertPositions(batch.isKeyed());
		String text = sql.insertInto(positions) + sql.values(positions);
		int inserted = 0;
		if (MariaDbBulk.isAvailable(batch.connection(), !batch.isKeyed())) {
			inserted = batch.isKeyed() ? MariaDbBulk.insert(batch, text, positions)
					: MariaDbBulk.insertGenerated(batch, text, positions);
		}
		if (inserted < batch.size()) {
			this.statements.insert(batch, inserted);
		}
	}

	@Override
	public void update(Batch batch) throws SQLException {
		this.statements.update(batch);
	}

	@Override
	public void delete(Batch batch) throws SQLException {
		this.statements.delete(batch);
	}

	@Override
	public void upsert(Batch batch) throws SQLException {
		this.statements.upsert(batch);
	}

	/**
	 * A recursion is not allowed to go deeper than this by default.
	 */
	@Override
	public long[] nextValues(Batch batch, String sql, int count) throws SQLException {
		return Values.read(batch,
				"with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ?) " + sql
						+ " from numbers",
				Math.min(count, RECURSION));
	}

}
