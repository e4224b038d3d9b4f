package io.appdb.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.AttributeMappingsList;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.ManagedMappingType;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.EmbeddedAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * An attribute with columns in the rows of an entity, also one inside of an embeddable,
 * and its value. Immutable.
 *
 * @param mapping the attribute
 * @param value its value
 */
record FixtureAttribute(AttributeMapping mapping, @Nullable Object value) {

	/**
	 * The attributes of an entity.
	 */
	static List<FixtureAttribute> of(EntityPersister persister, Object entity) {
		List<FixtureAttribute> attributes = new ArrayList<>();
		add(persister, entity, attributes);
		return attributes;
	}

	private static void add(ManagedMappingType type, @Nullable Object owner, List<FixtureAttribute> attributes) {
		AttributeMappingsList mappings = type.getAttributeMappings();
		for (int index = 0; index < mappings.size(); index++) {
			AttributeMapping mapping = mappings.get(index);
			Object value = (owner != null) ? mapping.getPropertyAccess().getGetter().get(owner) : null;
			if (mapping instanceof EmbeddedAttributeMapping embedded
					&& isSpread(embedded.getEmbeddableTypeDescriptor())) {
				add(embedded.getEmbeddableTypeDescriptor(), value, attributes);
			}
			else if (!(mapping instanceof PluralAttributeMapping) && !FixtureModel.isInverse(mapping)) {
				attributes.add(new FixtureAttribute(mapping, value));
			}
		}
	}

	/**
	 * Whether an embeddable has columns of its own, in contrast to one that is a whole in
	 * one column.
	 */
	private static boolean isSpread(EmbeddableMappingType type) {
		return type.getAggregateMapping() == null && !type.isPolymorphic();
	}

	boolean isNullable() {
		List<SelectableMapping> columns = new ArrayList<>();
		this.mapping.forEachSelectable((index, column) -> columns.add(column));
		return columns.stream().allMatch(SelectableMapping::isNullable);
	}

	FixtureAttribute withoutValue() {
		return new FixtureAttribute(this.mapping, null);
	}

	/**
	 * Equal when it is the same attribute with the same object.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FixtureAttribute attribute && attribute.mapping == this.mapping
				&& attribute.value == this.value;
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.mapping.getAttributeName());
	}

}
