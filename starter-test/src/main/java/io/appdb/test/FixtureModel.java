package io.appdb.test;

import java.util.LinkedHashMap;
import java.util.Map;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.metamodel.model.domain.EntityDomainType;
import org.hibernate.persister.entity.EntityPersister;

/**
 * What Hibernate's mapping says about the entities of a database, by the names that
 * fixture files use. Immutable.
 */
final class FixtureModel {

	private final Map<String, EntityPersister> entities = new LinkedHashMap<>();

	FixtureModel(SessionFactoryImplementor factory) {
		factory.getJpaMetamodel()
			.getEntities()
			.stream()
			.map(EntityDomainType.class::cast)
			.sorted((one, other) -> one.getName().compareTo(other.getName()))
			.forEach((type) -> this.entities.put(type.getName(),
					factory.getMappingMetamodel().getEntityDescriptor(type.getHibernateEntityName())));
	}

	/**
	 * All entities by name, in the order of their names.
	 */
	Map<String, EntityPersister> entities() {
		return this.entities;
	}

	/**
	 * The attributes of an entity by name, those of its identifier first.
	 */
	static Map<String, ModelPart> attributes(EntityMappingType type) {
		Map<String, ModelPart> attributes = new LinkedHashMap<>();
		EntityIdentifierMapping identifier = type.getIdentifierMapping();
		if (identifier instanceof NonAggregatedIdentifierMapping parts) {
			parts.getVirtualIdEmbeddable()
				.forEachAttributeMapping((part) -> attributes.put(part.getAttributeName(), part));
		}
		else {
			attributes.put(identifier.getAttributeName(), identifier);
		}
		type.forEachAttributeMapping((attribute) -> {
			if (!isInverse(attribute)) {
				attributes.put(attribute.getAttributeName(), attribute);
			}
		});
		return attributes;
	}

	/**
	 * Whether the columns of an attribute are those of another entity's.
	 */
	static boolean isInverse(AttributeMapping attribute) {
		return (attribute instanceof PluralAttributeMapping plural && plural.getCollectionDescriptor().isInverse())
				|| (attribute instanceof ToOneAttributeMapping single
						&& single.getSideNature() == ForeignKeyDescriptor.Nature.TARGET);
	}

}
