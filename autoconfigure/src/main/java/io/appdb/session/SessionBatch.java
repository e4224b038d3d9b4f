package io.appdb.session;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import io.appdb.session.BatchOperations.BatchResult;

/**
 * A batch call of a session: opens the transaction when there is none, and undoes the
 * whole batch when it fails. Lives as long as the call; one thread at a time.
 */
final class SessionBatch {

	private final SessionState state;

	private final boolean readOnly;

	private final BatchKind kind;

	SessionBatch(SessionState state, boolean readOnly, BatchKind kind) {
		this.state = state;
		this.readOnly = readOnly;
		this.kind = kind;
	}

	/**
	 * Writes all entities; all are checked before the first one is written.
	 */
	long write(Iterable<?> entities) {
		List<Object> all = new BatchElements(this.kind, entities.iterator()).next(Integer.MAX_VALUE);
		return all.isEmpty() ? 0 : atomic(all, () -> write(all, 0));
	}

	/**
	 * Writes the entities of a stream chunk by chunk and closes it.
	 */
	long write(Stream<?> entities, BatchOptions options) {
		try (Stream<?> closing = entities) {
			BatchElements elements = new BatchElements(this.kind, closing.iterator());
			List<Object> first = elements.next(options.chunkSize());
			return first.isEmpty() ? 0 : atomic(first, () -> writeChunks(first, elements, options));
		}
	}

	private long writeChunks(List<Object> first, BatchElements elements, BatchOptions options) {
		long rows = 0;
		long offset = 0;
		List<Object> chunk = first;
		while (!chunk.isEmpty()) {
			if (offset > 0) {
				operations().release(this.kind, chunk, this.state.session());
			}
			rows += write(chunk, offset);
			offset += chunk.size();
			options.progress().accept(rows);
			refuseInterrupted();
			chunk = (chunk.size() < options.chunkSize()) ? List.of() : elements.next(options.chunkSize());
		}
		return rows;
	}

	private long write(List<Object> entities, long offset) {
		refuseInterrupted();
		try {
			BatchResult result = operations().write(this.kind, entities, offset, this.state.session());
			written(result);
			return result.rows();
		}
		catch (RuntimeException ex) {
			throw this.state.services().errors().translate(ex);
		}
	}

	/**
	 * The one place that learns which tables a batch has written.
	 */
	private void written(BatchResult result) {
		if (this.kind == BatchKind.DELETE) {
			this.state.deleted(result.tables());
		}
		else {
			this.state.wrote(result.tables());
		}
		int rows = Math.toIntExact(Math.min(result.rows(), Integer.MAX_VALUE));
		this.state.services().writes().add(this.state.session(), switch (this.kind) {
			case INSERT -> new PendingChanges(rows, 0, 0);
			case UPDATE, UPSERT -> new PendingChanges(0, rows, 0);
			case DELETE -> new PendingChanges(0, 0, rows);
		});
	}

	/**
	 * An interrupt is kept from the connection while the batch is undone.
	 */
	private long atomic(List<Object> first, ThrowingCall<Long, RuntimeException> work) {
		try {
			operations().release(this.kind, first, this.state.session());
			return this.state.savepoint(this.readOnly, work);
		}
		catch (CancellationException ex) {
			Thread.currentThread().interrupt();
			throw ex;
		}
	}

	private void refuseInterrupted() {
		if (Thread.interrupted()) {
			throw new CancellationException(
					this.kind.call() + ": the thread was interrupted; nothing of the batch " + "remains written");
		}
	}

	private BatchOperations operations() {
		return this.state.services().environment().batches();
	}

}
