package io.appdb.tiny;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.bulk.Batch;
import io.appdb.bulk.BatchWriter;
import io.appdb.bulk.RowWriting;
import io.appdb.bulk.Sql;
import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;

/**
 * Inserts by itself and leaves everything else to Hibernate.
 */
final class TinyWriter implements BatchWriter {

	static final AtomicInteger INSERTED = new AtomicInteger();

	@Override
	public String means(Batch batch, BatchKind kind) {
		return "a tiny batch";
	}

	@Override
	public @Nullable String fallbackReason(Batch batch, BatchKind kind) {
		return (kind == BatchKind.INSERT) ? null : "Tiny can insert only";
	}

	@Override
	public void insert(Batch batch) throws SQLException {
		Sql sql = new Sql(batch.plan());
		int[] positions = batch.plan().insertPositions(true);
		RowWriting.insert(batch, Batch::prepare, sql.insertInto(positions) + sql.values(positions), positions);
		INSERTED.addAndGet(batch.size());
	}

	@Override
	public void update(Batch batch) {
		throw new IllegalStateException("update");
	}

	@Override
	public void delete(Batch batch) {
		throw new IllegalStateException("delete");
	}

	@Override
	public void upsert(Batch batch) {
		throw new IllegalStateException("upsert");
	}

}
