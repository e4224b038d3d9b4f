package io.appdb.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.internal.EmbeddableInstantiatorPojoStandard;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityAssociationMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.EntityValuedModelPart;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Makes entities of a fixture file. Lives as long as the file is read; one thread.
 */
final class FixtureReader {

	private final FixtureJson json = new FixtureJson();

	private final String file;

	private final SessionImplementor session;

	private final FixtureModel model;

	private final List<FixtureRow> rows = new ArrayList<>();

	private final Map<String, FixtureRow> labels = new HashMap<>();

	/**
	 * The rows by the name of the root of their entity and their identifier.
	 */
	private final Map<List<Object>, FixtureRow> identified = new HashMap<>();

	FixtureReader(String file, SessionImplementor session) {
		this.file = file;
		this.session = session;
		this.model = new FixtureModel(session.getFactory());
	}

	/**
	 * Reads all rows. References within the file are objects, others are proxies.
	 */
	List<FixtureRow> read(String text) {
		if (!(this.json.parse(this.file, text) instanceof ObjectNode root)) {
			throw new IllegalArgumentException(
					this.file + " is no JSON object: write { \"<entity>\": [ { \"<attribute>\": <value> } ] }");
		}
		root.properties().forEach((entity) -> addRows(entity.getKey(), entity.getValue()));
		this.rows.forEach(this::identify);
		this.rows.forEach(this::fill);
		return this.rows;
	}

	private void addRows(String name, JsonNode list) {
		EntityPersister persister = this.model.entities().get(name);
		if (persister == null) {
			throw new IllegalArgumentException(this.file + ": there is no entity '" + name + "': the entities are "
					+ FixturePlace.list(this.model.entities().keySet()));
		}
		if (persister.isAbstract()) {
			throw new IllegalArgumentException(
					this.file + ": the entity '" + name + "' is abstract: use the name of the class that a row is of");
		}
		if (!list.isArray()) {
			throw new IllegalArgumentException(this.file + ": " + name + " is " + list + " where a list is needed");
		}
		int number = 0;
		for (JsonNode row : list) {
			FixturePlace place = new FixturePlace(this.file, name, ++number, null);
			if (!(row instanceof ObjectNode object)) {
				throw place.error(" is " + row + " where an object is needed");
			}
			addRow(place, persister, object);
		}
	}

	private void addRow(FixturePlace place, EntityPersister persister, ObjectNode object) {
		Object entity = persister.getRepresentationStrategy().getInstantiator().instantiate();
		FixtureRow row = new FixtureRow(place, persister, object, entity);
		this.rows.add(row);
		JsonNode label = object.get(FixtureRow.LABEL);
		if (label == null) {
			return;
		}
		if (!label.isString() || label.asString().isEmpty()) {
			throw place.attribute(FixtureRow.LABEL).error(" is " + label + " where a text is needed");
		}
		FixtureRow other = this.labels.putIfAbsent(label.asString(), row);
		if (other != null) {
			throw place.attribute(FixtureRow.LABEL).error(" is " + label + ", as that of " + other.place());
		}
	}

	private void fill(FixtureRow row) {
		Map<String, ModelPart> attributes = FixtureModel.attributes(row.persister());
		row.json().properties().forEach((property) -> {
			String name = property.getKey();
			if (name.equals(FixtureRow.LABEL) || name.equals(row.persister().getIdentifierPropertyName())) {
				return;
			}
			ModelPart part = attributes.get(name);
			if (part == null) {
				throw unknown(row.place().attribute(name), row.persister(), attributes);
			}
			FixturePlace place = row.place().attribute(name);
			set(row, part, value(part, property.getValue(), place), place);
		});
	}

	private static IllegalArgumentException unknown(FixturePlace place, EntityMappingType type,
			Map<String, ModelPart> attributes) {
		AttributeMapping inverse = type.findAttributeMapping(Objects.requireNonNull(place.path()));
		if (inverse != null && FixtureModel.isInverse(inverse)) {
			return place.error(" is the other side of a reference: write it where the reference is");
		}
		return place.error(" is unknown: the attributes are " + FixturePlace.list(attributes.keySet()));
	}

	private void set(FixtureRow row, ModelPart part, @Nullable Object value, FixturePlace place) {
		try {
			Objects.requireNonNull(((AttributeMapping) part).getPropertyAccess().getSetter()).set(row.entity(), value);
		}
		catch (RuntimeException ex) {
			throw place.error(" cannot be set to " + value + ": " + ex.getMessage(), ex);
		}
	}

	private @Nullable Object value(ModelPart part, JsonNode node, FixturePlace place) {
		if (node.isNull()) {
			return null;
		}
		if (part instanceof PluralAttributeMapping plural) {
			return collection(plural, node, place);
		}
		if (part instanceof EntityAssociationMapping || part instanceof EntityValuedModelPart) {
			return reference(((EntityValuedModelPart) part).getEntityMappingType(), node, place);
		}
		if (part instanceof EmbeddableValuedModelPart embeddable) {
			return embeddable(embeddable.getEmbeddableTypeDescriptor(), node, place);
		}
		if (part instanceof BasicValuedMapping) {
			return this.json.read(part, node, place);
		}
		throw place.error(" has a mapping that fixtures do not know: " + part.getClass().getSimpleName());
	}

	private Object embeddable(EmbeddableMappingType type, JsonNode node, FixturePlace place) {
		if (!node.isObject()) {
			throw place.error(" is " + node + " where an object is needed");
		}
		Map<String, Integer> positions = new HashMap<>();
		type.forEachAttributeMapping((index, attribute) -> positions.put(attribute.getAttributeName(), index));
		@Nullable Object[] values = defaults(type);
		node.properties().forEach((property) -> {
			FixturePlace inner = place.attribute(property.getKey());
			Integer index = positions.get(property.getKey());
			if (index == null) {
				throw inner.error(" is unknown: the attributes are " + FixturePlace.list(positions.keySet()));
			}
			values[index] = value(type.getAttributeMapping(index), property.getValue(), inner);
		});
		try {
			return type.getRepresentationStrategy().getInstantiator().instantiate(() -> values);
		}
		catch (RuntimeException ex) {
			throw place.error(" cannot be made of " + Arrays.toString(values) + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * What a new embeddable has before anything is set; a record has nothing.
	 */
	private static @Nullable Object[] defaults(EmbeddableMappingType type) {
		@Nullable Object[] values = new Object[type.getNumberOfAttributeMappings()];
		if (type.getRepresentationStrategy().getInstantiator() instanceof EmbeddableInstantiatorPojoStandard plain) {
			Object fresh = plain.instantiate(null);
			type.forEachAttributeMapping(
					(index, attribute) -> values[index] = attribute.getPropertyAccess().getGetter().get(fresh));
		}
		return values;
	}

	private Object reference(EntityMappingType target, JsonNode node, FixturePlace place) {
		String text = node.isString() ? node.asString() : "";
		if (text.startsWith("@") && !text.startsWith("@@")) {
			FixtureRow row = this.labels.get(text.substring(1));
			if (row == null) {
				throw place.error(" is \"" + text + "\", which is no label in the file: "
						+ (this.labels.isEmpty() ? "no row has a " + FixtureRow.LABEL
								: "the labels are " + FixturePlace.list(this.labels.keySet())));
			}
			if (!target.getMappedJavaType().getJavaTypeClass().isInstance(row.entity())) {
				throw place.error(" is \"" + text + "\", a " + row.place().entity() + " where a "
						+ target.getMappedJavaType().getJavaTypeClass().getSimpleName() + " is needed");
			}
			return row.entity();
		}
		JsonNode id = text.startsWith("@@") ? StringNode.valueOf(text.substring(1)) : node;
		Object key = Objects.requireNonNull(value(target.getIdentifierMapping(), id, place));
		EntityPersister persister = target.getEntityPersister();
		FixtureRow row = this.identified.get(List.of(persister.getRootEntityName(), key));
		return (row != null) ? row.entity() : this.session.getReference(target.getEntityName(), key);
	}

	/**
	 * Sets the identifier of a row, so that others can refer to it.
	 */
	private void identify(FixtureRow row) {
		String name = row.persister().getIdentifierPropertyName();
		JsonNode given = (name != null) ? row.json().get(name) : null;
		if (name == null || given == null) {
			return;
		}
		FixturePlace place = row.place().attribute(name);
		Object id = value(row.persister().getIdentifierMapping(), given, place);
		if (id == null) {
			throw place.error(" is null: leave it out, so that it is generated");
		}
		row.persister().setIdentifier(row.entity(), id, this.session);
		FixtureRow other = this.identified.putIfAbsent(List.of(row.persister().getRootEntityName(), id), row);
		if (other != null) {
			throw place.error(" is " + given + ", as that of " + other.place());
		}
	}

	@SuppressWarnings("unchecked")
	private Object collection(PluralAttributeMapping plural, JsonNode node, FixturePlace place) {
		CollectionPersister persister = plural.getCollectionDescriptor();
		Object collection = persister.getCollectionSemantics().instantiateRaw(node.size(), persister);
		if (collection instanceof Map<?, ?> map) {
			if (!node.isObject()) {
				throw place.error(" is " + node + " where an object is needed");
			}
			ModelPart index = Objects.requireNonNull(plural.getIndexDescriptor());
			node.properties().forEach((entry) -> {
				FixturePlace inner = place.attribute(entry.getKey());
				((Map<Object, Object>) map).put(this.json.readKey(index, entry.getKey(), inner),
						value(plural.getElementDescriptor(), entry.getValue(), inner));
			});
			return map;
		}
		if (!(collection instanceof Collection<?> elements)) {
			throw place.error(" is an array of its own table, which fixtures do not know");
		}
		if (!node.isArray()) {
			throw place.error(" is " + node + " where a list is needed");
		}
		int index = 0;
		for (JsonNode element : node) {
			((Collection<Object>) elements).add(value(plural.getElementDescriptor(), element, place.element(index++)));
		}
		return elements;
	}

}
