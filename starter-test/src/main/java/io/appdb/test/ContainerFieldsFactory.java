package io.appdb.test;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.appdb.session.Db;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Looks for containers of further databases among the fields of a test class, of which
 * Spring Boot knows no names. Spring creates it.
 */
final class ContainerFieldsFactory implements ContextCustomizerFactory {

	private static final String SERVICE_CONNECTION = "org.springframework.boot.testcontainers.service.connection.ServiceConnection";

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		Map<String, String> fields = new LinkedHashMap<>();
		collect(testClass, fields);
		return fields.isEmpty() ? null : new ContainerFieldsCustomizer(Map.copyOf(fields));
	}

	private static void collect(@Nullable Class<?> candidate, Map<String, String> fields) {
		if (candidate == null || candidate == Object.class) {
			return;
		}
		for (Field field : candidate.getDeclaredFields()) {
			String name = name(MergedAnnotations.from(field));
			if (!name.isEmpty()) {
				fields.put(candidate.getSimpleName() + "." + field.getName(), name);
			}
		}
		if (TestContextAnnotationUtils.searchEnclosingClass(candidate)) {
			collect(candidate.getEnclosingClass(), fields);
		}
		for (Class<?> implemented : candidate.getInterfaces()) {
			collect(implemented, fields);
		}
		collect(candidate.getSuperclass(), fields);
	}

	/**
	 * The name that may be that of a further database, empty where there is none.
	 */
	private static String name(MergedAnnotations annotations) {
		MergedAnnotation<?> connection = annotations.get(SERVICE_CONNECTION);
		if (!connection.isPresent()) {
			return "";
		}
		String name = annotations.get(Db.class).getValue(MergedAnnotation.VALUE, String.class).orElse("");
		return name.isEmpty() ? connection.getString("name") : name;
	}

}
