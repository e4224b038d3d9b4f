package io.appdb.session;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.hibernate.Hibernate;
import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityValuedModelPart;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.ForeignKeyDirection;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Knows the entities whose identifier is made of the key that the insert of another row
 * gives, as with {@code @MapsId}: they cannot be persisted before that row is written.
 * One per database, shared by all threads.
 */
final class DerivedKeys {

	private final SessionFactoryImplementor factory;

	private final Map<String, Boolean> known = new ConcurrentHashMap<>();

	DerivedKeys(SessionFactoryImplementor factory) {
		this.factory = factory;
	}

	/**
	 * Whether what is about to be persisted, or what that cascades to, may be made of the
	 * key of a row that is not written yet.
	 * @param entityName the name of the entity, if the caller gives one
	 * @param entity the entity
	 */
	boolean isNeededBy(@Nullable String entityName, @Nullable Object entity) {
		EntityPersister persister = persister(entityName, entity);
		return persister != null && this.known.computeIfAbsent(persister.getEntityName(),
				(name) -> isReached(persister, new HashSet<>(Set.of(name))));
	}

	private @Nullable EntityPersister persister(@Nullable String entityName, @Nullable Object entity) {
		if (entityName != null) {
			return this.factory.getMappingMetamodel().findEntityDescriptor(entityName);
		}
		return (entity != null) ? this.factory.getMappingMetamodel().findEntityDescriptor(Hibernate.getClass(entity))
				: null;
	}

	private boolean isReached(EntityPersister persister, Set<String> seen) {
		if (isDerived(persister)) {
			return true;
		}
		Type[] types = persister.getPropertyTypes();
		CascadeStyle[] cascades = persister.getPropertyCascadeStyles();
		for (int index = 0; index < types.length; index++) {
			if (isReached(types[index], cascades[index], seen)) {
				return true;
			}
		}
		return false;
	}

	private boolean isReached(Type type, CascadeStyle cascade, Set<String> seen) {
		if (type instanceof CompositeType composite) {
			Type[] parts = composite.getSubtypes();
			for (int index = 0; index < parts.length; index++) {
				if (isReached(parts[index], composite.getCascadeStyle(index), seen)) {
					return true;
				}
			}
			return false;
		}
		if (!cascade.doCascade(CascadingActions.PERSIST)) {
			return false;
		}
		if (type instanceof CollectionType collection) {
			return isReached(collection.getElementType(this.factory), cascade, seen);
		}
		return type instanceof EntityType entity && entity(entity).getSubclassEntityNames()
			.stream()
			.filter(seen::add)
			.anyMatch((name) -> isReached(named(name), seen));
	}

	/**
	 * Whether an association, the key of whose row an insert gives, is part of the
	 * identifier.
	 */
	private boolean isDerived(EntityPersister persister) {
		Type[] types = persister.getPropertyTypes();
		for (int index = 0; index < types.length; index++) {
			if (types[index] instanceof EntityType entity
					&& isPartOfKey(persister, persister.getPropertyNames()[index], entity) && isInserted(entity)) {
				return true;
			}
		}
		return isMadeOfRow(persister.getIdentifierType()) || isMadeOfRow(persister.getIdentifierMapping());
	}

	private static boolean isPartOfKey(EntityPersister persister, String property, EntityType type) {
		if (type.isOneToOne()) {
			return type.getForeignKeyDirection() == ForeignKeyDirection.FROM_PARENT;
		}
		List<String> key = List.of(persister.getIdentifierColumnNames());
		return Stream.of(persister.getPropertyColumnNames(property)).anyMatch(key::contains);
	}

	private boolean isMadeOfRow(Type identifier) {
		return (identifier instanceof EntityType entity && isInserted(entity))
				|| (identifier instanceof CompositeType composite
						&& Stream.of(composite.getSubtypes()).anyMatch(this::isMadeOfRow));
	}

	/**
	 * The type of an {@code @IdClass} has the other entity's key in place of the other
	 * entity.
	 */
	private boolean isMadeOfRow(EntityIdentifierMapping identifier) {
		if (!(identifier instanceof NonAggregatedIdentifierMapping several)) {
			return false;
		}
		boolean[] found = new boolean[1];
		several.getVirtualIdEmbeddable()
			.forEachAttributeMapping((attribute) -> found[0] |= attribute instanceof EntityValuedModelPart entity
					&& isInserted(entity.getEntityMappingType().getEntityPersister()));
		return found[0];
	}

	private boolean isInserted(EntityType type) {
		return isInserted(entity(type));
	}

	private boolean isInserted(EntityPersister target) {
		return target.isIdentifierAssignedByInsert() || isDerived(target);
	}

	private EntityPersister entity(EntityType type) {
		return named(type.getAssociatedEntityName());
	}

	private EntityPersister named(String name) {
		return this.factory.getMappingMetamodel().getEntityDescriptor(name);
	}

}
