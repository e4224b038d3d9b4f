package io.appdb.bulk;

import java.sql.SQLException;

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
	 * Prepares every entity, and with that validates it, before the first one is written;
	 * new ones that nobody is asked about when they are read, while the server writes
	 * those before.
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
			case UPSERT -> {
				for (int index = 0; index < batch.size(); index++) {
					batch.lifeCycle().beforeUpsert(batch.entity(index));
				}
				this.writer.upsert(batch);
			}
		}
		batch.lifeCycle().after(this.kind, batch.entities());
	}

	private void insert(Batch batch) throws SQLException {
		batch.lifeCycle().numberedBy(SequenceBlocks.take(batch, this.writer));
		if (batch.lifeCycle().isInsertPrivate()) {
			batch.prepareWhenRead();
		}
		else {
			for (int index = 0; index < batch.size(); index++) {
				batch.lifeCycle().beforeInsert(batch.entity(index));
			}
		}
		this.writer.insert(batch);
		batch.finish();
	}

}
