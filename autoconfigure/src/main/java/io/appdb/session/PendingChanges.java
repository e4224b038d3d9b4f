package io.appdb.session;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a session has not committed.
 *
 * @param inserts number of new entities
 * @param updates number of changed entities
 * @param deletes number of removed entities
 */
public record PendingChanges(int inserts, int updates, int deletes) {

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
		return (inserts + updates + deletes > 0) ? new PendingChanges(inserts, updates, deletes) : NONE;
	}

	private static boolean isDirty(Object entity, EntityEntry entry, SessionImplementor session) {
		Object[] loaded = entry.getLoadedState();
		if (!entry.requiresDirtyCheck(entity) || loaded == null) {
			return false;
		}
		EntityPersister persister = entry.getPersister();
		Object[] values = persister.getValues(entity);
		int[] dirty = persister.findDirty(values, loaded, entity, session);
		return dirty != null && Arrays.stream(dirty)
			.anyMatch((index) -> isChanged(persister.getPropertyTypes()[index], values[index], loaded[index], session));
	}

	/**
	 * Compares the way through the database as well: a long that stands in a map which is
	 * stored as JSON comes back as an integer, and was not changed for that.
	 */
	private static boolean isChanged(Type type, @Nullable Object value, @Nullable Object loaded,
			SessionImplementor session) {
		return type.isDirty(type.deepCopy(value, session.getFactory()), loaded, session);
	}

	PendingChanges plus(PendingChanges other) {
		if (isEmpty() || other.isEmpty()) {
			return isEmpty() ? other : this;
		}
		return new PendingChanges(this.inserts + other.inserts, this.updates + other.updates,
				this.deletes + other.deletes);
	}

	/**
	 * Tells whether nothing is left.
	 * @return whether all numbers are zero
	 */
	public boolean isEmpty() {
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
