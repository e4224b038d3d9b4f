package io.appdb.bulk;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The attributes through which the insert of an entity inserts more than its row: its own
 * collections, and those it cascades to. Lives as long as a batch; one thread.
 */
final class Dependents {

	private final EntityPersister persister;

	private final int[] attributes;

	private Dependents(EntityPersister persister, int[] attributes) {
		this.persister = persister;
		this.attributes = attributes;
	}

	static Dependents of(EntityPersister persister) {
		if (!persister.hasOwnedCollections() && !persister.hasCascadePersist()) {
			return new Dependents(persister, new int[0]);
		}
		Type[] types = persister.getPropertyTypes();
		return new Dependents(persister,
				IntStream.range(0, types.length)
					.filter((index) -> types[index] instanceof CollectionType || cascades(persister, index))
					.toArray());
	}

	private static boolean cascades(EntityPersister persister, int index) {
		return persister.getPropertyCascadeStyles()[index].doCascade(CascadingActions.PERSIST);
	}

	/**
	 * Looks for an entity that has something to insert beside its row.
	 * @return what it is, null when there is nothing
	 */
	@Nullable String in(List<?> entities) {
		if (this.attributes.length == 0) {
			return null;
		}
		for (Object entity : entities) {
			for (int attribute : this.attributes) {
				if (isInserted(this.persister.getValue(entity, attribute), attribute)) {
					return "'" + this.persister.getPropertyNames()[attribute] + "' is written with it";
				}
			}
		}
		return null;
	}

	private boolean isInserted(@Nullable Object value, int attribute) {
		if (value == null || (value instanceof Collection<?> collection && collection.isEmpty())
				|| (value instanceof Map<?, ?> map && map.isEmpty())) {
			return false;
		}
		Type type = this.persister.getPropertyTypes()[attribute];
		return !(type instanceof CollectionType collection) || cascades(this.persister, attribute)
				|| !isInverse(collection);
	}

	private boolean isInverse(CollectionType collection) {
		return this.persister.getFactory()
			.getMappingMetamodel()
			.getCollectionDescriptor(collection.getRole())
			.isInverse();
	}

}
