package io.appdb.session;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;

/**
 * What a session has not committed.
 *
 * @param inserts number of new entities
 * @param updates number of changed entities
 * @param deletes number of removed entities
 */
record PendingChanges(int inserts, int updates, int deletes) {

	static final PendingChanges NONE = new PendingChanges(0, 0, 0);

	/**
	 * Counts what a session has not written yet.
	 */
	@SuppressWarnings("removal")
	static PendingChanges unwritten(SessionImplementor session) {
		int inserts = session.getActionQueue().numberOfInsertions();
		int updates = 0;
		int deletes = 0;
		for (Map.Entry<Object, EntityEntry> managed : session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries()) {
			EntityEntry entry = managed.getValue();
			if (entry.getStatus().isDeletedOrGone()) {
				deletes += entry.isExistsInDatabase() ? 1 : 0;
			}
			else if (entry.isExistsInDatabase() && isDirty(managed.getKey(), entry, session)) {
				updates++;
			}
		}
		return new PendingChanges(inserts, updates, deletes);
	}

	private static boolean isDirty(Object entity, EntityEntry entry, SessionImplementor session) {
		if (!entry.requiresDirtyCheck(entity) || entry.getLoadedState() == null) {
			return false;
		}
		EntityPersister persister = entry.getPersister();
		return persister.findDirty(persister.getValues(entity), entry.getLoadedState(), entity, session) != null;
	}

	PendingChanges plus(PendingChanges other) {
		return new PendingChanges(this.inserts + other.inserts, this.updates + other.updates,
				this.deletes + other.deletes);
	}

	PendingChanges minus(PendingChanges other) {
		return new PendingChanges(this.inserts - other.inserts, this.updates - other.updates,
				this.deletes - other.deletes);
	}

	boolean isEmpty() {
		return this.inserts == 0 && this.updates == 0 && this.deletes == 0;
	}

	/**
	 * Says what there is, such as {@code 1 insert and 2 deletes}.
	 */
	@Override
	public String toString() {
		List<String> kinds = Stream
			.of(kind(this.inserts, "insert"), kind(this.updates, "update"), kind(this.deletes, "delete"))
			.filter((kind) -> !kind.isEmpty())
			.toList();
		if (kinds.isEmpty()) {
			return "no changes";
		}
		String last = kinds.get(kinds.size() - 1);
		String others = String.join(", ", kinds.subList(0, kinds.size() - 1));
		return others.isEmpty() ? last : others + " and " + last;
	}

	private static String kind(int number, String name) {
		return switch (number) {
			case 0 -> "";
			case 1 -> "1 " + name;
			default -> number + " " + name + "s";
		};
	}

}
