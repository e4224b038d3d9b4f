package io.appdb.autoconfigure;

import java.util.Set;
import java.util.TreeMap;

import io.appdb.DatabaseManager;
import io.appdb.session.Db;
import io.appdb.settings.DatabaseProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.Environment;
import org.springframework.core.type.MethodMetadata;

/**
 * The names of the further databases, as they are found in annotations. Immutable.
 *
 * @param names the names, those of databases that are not enabled among them
 */
record DatabaseNames(Set<String> names) {

	private static final String KEY = "databases";

	/**
	 * Reads the names.
	 * @param environment where the keys are
	 * @return the names
	 */
	static DatabaseNames of(Environment environment) {
		return new DatabaseNames(DatabaseProperties.isSet(environment, KEY)
				? new TreeMap<>(DatabaseProperties.of(environment).databases()).keySet() : Set.of());
	}

	/**
	 * Finds the annotations of a bean that a method of a configuration makes.
	 * @param definition the bean
	 * @return its annotations, none where it is made in another way
	 */
	static MergedAnnotations annotations(BeanDefinition definition) {
		MethodMetadata method = (definition instanceof AnnotatedBeanDefinition annotated)
				? annotated.getFactoryMethodMetadata() : null;
		return (method != null) ? method.getAnnotations() : MergedAnnotations.of(Set.of());
	}

	boolean contains(String name) {
		return this.names.contains(name);
	}

	/**
	 * Finds the further database that {@link Db @Db} or {@link Qualifier @Qualifier}
	 * names.
	 * @param annotations the annotations of a bean
	 * @param bean the name of the bean, for the message
	 * @return its name, {@code null} where they name none
	 * @throws FailureAnalyzedException when {@code @Db} names a database that is not
	 * there
	 */
	@Nullable String in(MergedAnnotations annotations, String bean) {
		String named = value(annotations.get(Db.class));
		if (named != null && !named.equals(DatabaseManager.DEFAULT)) {
			return required(named, bean);
		}
		String qualifier = value(annotations.get(Qualifier.class));
		return (qualifier != null && contains(qualifier)) ? qualifier : null;
	}

	private static @Nullable String value(MergedAnnotation<?> annotation) {
		return annotation.getValue(MergedAnnotation.VALUE, String.class).filter((name) -> !name.isEmpty()).orElse(null);
	}

	private String required(String name, String bean) {
		if (!contains(name)) {
			throw new FailureAnalyzedException(
					"@Db at the bean '" + bean + "' names the database '" + name + "', and the databases are " + all()
							+ ".",
					"Correct the name, or name the packages of that database with 'app.db.databases." + name
							+ ".packages'.");
		}
		return name;
	}

	private String all() {
		StringBuilder all = new StringBuilder("'" + DatabaseManager.DEFAULT + "'");
		this.names.forEach((name) -> all.append(", '").append(name).append("'"));
		return all.toString();
	}

}
