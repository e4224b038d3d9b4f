package io.appdb.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.EntityValuedModelPart;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes the rows of entities as JSON. Lives as long as they are written; one thread.
 */
final class FixtureDump {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final FixtureJson json = new FixtureJson();

	private final SessionImplementor session;

	private final FixtureModel model;

	FixtureDump(SessionImplementor session) {
		this.session = session;
		this.model = new FixtureModel(session.getFactory());
	}

	String write(List<Class<?>> wanted) {
		Set<Class<?>> mapped = this.model.entities()
			.values()
			.stream()
			.map(EntityPersister::getMappedClass)
			.collect(Collectors.toSet());
		for (Class<?> type : wanted) {
			if (mapped.stream().noneMatch(type::isAssignableFrom)) {
				throw new IllegalArgumentException(
						"dump: " + type.getName() + " is no entity of this database: the entities are "
								+ FixturePlace.list(this.model.entities().keySet()));
			}
		}
		ObjectNode root = NODES.objectNode();
		this.model.entities().forEach((name, persister) -> {
			boolean asked = wanted.stream().anyMatch((type) -> type.isAssignableFrom(persister.getMappedClass()));
			if (!persister.isAbstract() && (wanted.isEmpty() || asked)) {
				root.set(name, rows(name, persister));
			}
		});
		return this.json.text(root);
	}

	private ArrayNode rows(String name, EntityPersister persister) {
		ArrayNode rows = NODES.arrayNode();
		String order = persister.getIdentifierMapping() instanceof BasicValuedMapping ? " order by id(e)" : "";
		List<Object> entities = this.session.createSelectionQuery("from " + name + " e" + order, Object.class)
			.getResultList();
		for (Object found : entities) {
			Object entity = Hibernate.unproxy(found);
			if (this.session.getEntityPersister(null, entity).equals(persister)) {
				rows.add(row(new FixturePlace("dump", name, rows.size() + 1, null), persister, entity));
			}
		}
		return rows;
	}

	private ObjectNode row(FixturePlace place, EntityPersister persister, Object entity) {
		ObjectNode row = NODES.objectNode();
		FixtureModel.attributes(persister).forEach((name, part) -> {
			Object value = (part instanceof EntityIdentifierMapping identifier) ? identifier.getIdentifier(entity)
					: ((AttributeMapping) part).getPropertyAccess().getGetter().get(entity);
			row.set(name, value(part, value, place.attribute(name)));
		});
		return row;
	}

	private JsonNode value(ModelPart part, @Nullable Object value, FixturePlace place) {
		if (value == null) {
			return NODES.nullNode();
		}
		if (part instanceof PluralAttributeMapping plural) {
			return collection(plural, value, place);
		}
		if (part instanceof EntityValuedModelPart association) {
			return reference(association.getEntityMappingType(), value, place);
		}
		if (part instanceof EmbeddableValuedModelPart embeddable) {
			return embeddable(embeddable.getEmbeddableTypeDescriptor(), value, place);
		}
		if (part instanceof BasicValuedMapping) {
			return this.json.write(part, value, place);
		}
		throw place.error(" has a mapping that fixtures do not know: " + part.getClass().getSimpleName());
	}

	private ObjectNode embeddable(EmbeddableMappingType type, Object value, FixturePlace place) {
		ObjectNode node = NODES.objectNode();
		type.forEachAttributeMapping((attribute) -> {
			String name = attribute.getAttributeName();
			node.set(name,
					value(attribute, attribute.getPropertyAccess().getGetter().get(value), place.attribute(name)));
		});
		return node;
	}

	private JsonNode reference(EntityMappingType target, Object entity, FixturePlace place) {
		JsonNode id = value(target.getIdentifierMapping(), this.session.getIdentifier(entity), place);
		return (id.isString() && id.asString().startsWith("@")) ? StringNode.valueOf("@" + id.asString()) : id;
	}

	private JsonNode collection(PluralAttributeMapping plural, Object value, FixturePlace place) {
		if (value instanceof Map<?, ?> map) {
			ModelPart index = Objects.requireNonNull(plural.getIndexDescriptor());
			Map<String, JsonNode> entries = new TreeMap<>();
			map.forEach((key, element) -> entries.put(this.json.writeKey(index, key, place),
					value(plural.getElementDescriptor(), element, place)));
			return NODES.objectNode().setAll(entries);
		}
		if (!(value instanceof Collection<?> collection)) {
			throw place.error(" is an array of its own table, which fixtures do not know");
		}
		List<JsonNode> elements = new ArrayList<>();
		collection.forEach((element) -> elements.add(value(plural.getElementDescriptor(), element, place)));
		if (plural.getIndexDescriptor() == null) {
			elements.sort(Comparator.comparing(JsonNode::toString));
		}
		ArrayNode list = NODES.arrayNode();
		list.addAll(elements);
		return list;
	}

}
