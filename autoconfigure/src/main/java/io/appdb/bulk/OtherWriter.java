package io.appdb.bulk;

import io.appdb.session.BatchKind;
import org.jspecify.annotations.Nullable;

/**
 * Sends every batch for a database without a writer of its own through Hibernate.
 * Stateless.
 */
final class OtherWriter implements BatchWriter {

	@Override
	public String means(Batch batch, BatchKind kind) {
		return "Hibernate";
	}

	@Override
	public @Nullable String fallbackReason(Batch batch, BatchKind kind) {
		return "there is no writer for this database";
	}

	@Override
	public void insert(Batch batch) {
		throw refused();
	}

	@Override
	public void update(Batch batch) {
		throw refused();
	}

	@Override
	public void delete(Batch batch) {
		throw refused();
	}

	@Override
	public void upsert(Batch batch) {
		throw refused();
	}

	private static IllegalStateException refused() {
		return new IllegalStateException("A batch for this database goes through Hibernate");
	}

}
