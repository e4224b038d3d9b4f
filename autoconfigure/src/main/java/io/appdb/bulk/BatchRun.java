package io.appdb.bulk;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.appdb.session.BatchKind;

/**
 * A batch on the fast path from the first callback to the last one. Lives as long as the
 * batch; one thread.
 */
final class BatchRun {

	private final BatchWriter writer;

	private final BatchKind kind;

	BatchRun(BatchWriter writer, BatchKind kind) {
		this.writer = writer;
		this.kind = kind;
	}

	/**
	 * Prepares every entity, and with that validates it, before the first one is written.
	 */
	void run(Batch batch) throws SQLException {
		switch (this.kind) {
			case INSERT -> insert(batch);
			case UPDATE -> {
				for (int index = 0; index < batch.size(); index++) {
					batch.lifeCycle().beforeUpdate(batch.entity(index), batch.identifier(index));
				}
				this.writer.update(batch);
				batch.finish();
			}
			case DELETE -> {
				for (int index = 0; index < batch.size(); index++) {
					batch.lifeCycle().beforeDelete(batch.entity(index), batch.identifier(index));
				}
				this.writer.delete(batch);
			}
			case UPSERT -> upsert(batch);
		}
		batch.lifeCycle().after(this.kind, batch.entities());
	}

	private void insert(Batch batch) throws SQLException {
		for (int index = 0; index < batch.size(); index++) {
			batch.lifeCycle().beforeInsert(batch.entity(index));
		}
		this.writer.insert(batch);
		batch.finish();
	}

	/**
	 * What has no identifier yet has no row that it could be written over.
	 */
	private void upsert(Batch batch) throws SQLException {
		List<Object> fresh = new ArrayList<>();
		List<Object> keyed = new ArrayList<>();
		for (Object entity : batch.entities()) {
			(batch.isUnsaved(entity) ? fresh : keyed).add(entity);
		}
		if (!fresh.isEmpty()) {
			insert(batch.part(fresh, batch.isGenerated()));
		}
		if (!keyed.isEmpty()) {
			Batch part = batch.part(keyed, false);
			for (Object entity : keyed) {
				part.lifeCycle().beforeUpsert(entity);
			}
			this.writer.upsert(part);
		}
	}

}
