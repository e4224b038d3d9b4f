package io.appdb.test;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.temporal.Temporal;
import java.util.UUID;

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ClassUtils;

/**
 * Turns values of one column into JSON and back, by Jackson. What an attribute converter
 * makes of a class of the application is written as the converter stores it. Immutable;
 * shared by all threads.
 */
final class FixtureJson {

	private final JsonMapper mapper = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
				DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE, DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
				DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
		.enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	JsonNode parse(String file, String json) {
		try {
			return this.mapper.readTree(json);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(file + " is no JSON: " + ex.getOriginalMessage() + " at line "
					+ ex.getLocation().getLineNr() + ", column " + ex.getLocation().getColumnNr(), ex);
		}
	}

	String text(JsonNode node) {
		return this.mapper.writeValueAsString(node) + "\n";
	}

	@Nullable Object read(ModelPart part, JsonNode node, FixturePlace place) {
		BasicValueConverter<Object, Object> converter = converter(part);
		Type type = (converter != null) ? converter.getRelationalJavaType().getJavaType() : type(part);
		try {
			Object value = this.mapper.treeToValue(node, this.mapper.constructType(type));
			return (converter != null) ? converter.toDomainValue(value) : value;
		}
		catch (RuntimeException ex) {
			String reason = (ex instanceof JacksonException jackson) ? jackson.getOriginalMessage()
					: NestedExceptionUtils.getMostSpecificCause(ex).getMessage();
			throw place.error(" is " + node + ", which is no " + name(type) + ": " + reason, ex);
		}
	}

	/**
	 * Reads the key of a map, which is a text or what is written without quotes.
	 */
	@Nullable Object readKey(ModelPart part, String key, FixturePlace place) {
		boolean number = ClassUtils.isPrimitiveOrWrapper(part.getJavaType().getJavaTypeClass())
				|| Number.class.isAssignableFrom(part.getJavaType().getJavaTypeClass());
		if (!(part instanceof BasicValuedMapping)) {
			throw place.error(" is the key of a map, which fixtures know only of one column");
		}
		return read(part, number ? parse(place.toString(), key) : StringNode.valueOf(key), place);
	}

	String writeKey(ModelPart part, Object key, FixturePlace place) {
		if (!(part instanceof BasicValuedMapping)) {
			throw place.error(" is the key of a map, which fixtures know only of one column");
		}
		JsonNode node = write(part, key, place);
		return node.isString() ? node.asString() : node.toString();
	}

	JsonNode write(ModelPart part, @Nullable Object value, FixturePlace place) {
		BasicValueConverter<Object, Object> converter = converter(part);
		try {
			return this.mapper.valueToTree((converter != null) ? converter.toRelationalValue(value) : value);
		}
		catch (JacksonException ex) {
			throw place.error(" cannot be written as JSON: " + ex.getOriginalMessage(), ex);
		}
	}

	/**
	 * The converter of a value that JSON has no form for.
	 */
	@SuppressWarnings("unchecked")
	private static @Nullable BasicValueConverter<Object, Object> converter(ModelPart part) {
		JdbcMapping mapping = ((BasicValuedMapping) part).getJdbcMapping();
		BasicValueConverter<?, ?> converter = mapping.getValueConverter();
		return (converter == null || isSimple(converter.getDomainJavaType().getJavaTypeClass())) ? null
				: (BasicValueConverter<Object, Object>) converter;
	}

	private static boolean isSimple(Class<?> type) {
		return ClassUtils.isPrimitiveOrWrapper(type) || Number.class.isAssignableFrom(type) || type == String.class
				|| type == UUID.class || type.isEnum()
				|| (Temporal.class.isAssignableFrom(type) && type.getName().startsWith("java.time."));
	}

	/**
	 * The type of the values, with its type arguments where the class tells them.
	 */
	private static Type type(ModelPart part) {
		Type mapped = part.getJavaType().getJavaType();
		Type declared = (part instanceof AttributeMapping attribute)
				? attribute.getPropertyAccess().getGetter().getReturnType() : mapped;
		return (declared instanceof ParameterizedType) ? declared : mapped;
	}

	private static String name(Type type) {
		return (type instanceof Class<?> plain) ? plain.getSimpleName() : type.getTypeName();
	}

}
