package io.appdb.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.appdb.DatabaseManager;
import io.appdb.settings.NamedDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConstructorArgumentValues;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.repository.Repository;
import org.springframework.util.ClassUtils;

/**
 * Gives Spring Data's repositories the database whose packages they are in, and looks for
 * those that nobody else has looked for. Spring owns it and calls it once, when all
 * repositories of the application are defined.
 */
final class NamedRepositories implements BeanDefinitionRegistryPostProcessor {

	private static final String ENTITY_MANAGER = "entityManager";

	private static final String TRANSACTION_MANAGER = "transactionManager";

	private final List<NamedDatabase> databases;

	private final List<String> defaultPackages;

	private final Environment environment;

	private final ResourceLoader resources;

	NamedRepositories(List<NamedDatabase> databases, List<String> defaultPackages, Environment environment,
			ResourceLoader resources) {
		this.databases = databases;
		this.defaultPackages = defaultPackages;
		this.environment = environment;
		this.resources = resources;
	}

	/**
	 * Tells whether Spring Data JPA is there.
	 */
	static boolean isPossible() {
		return ClassUtils.isPresent("org.springframework.data.jpa.repository.config.JpaRepositoryConfigExtension",
				NamedRepositories.class.getClassLoader());
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (this.environment.getProperty("spring.data.jpa.repositories.enabled", Boolean.class, true)) {
			List<String> packages = Stream
				.concat(this.defaultPackages.stream(),
						this.databases.stream().flatMap((database) -> database.settings().packages().stream()))
				.toList();
			new RepositoryScan(packages, this.environment, this.resources).addTo(registry);
		}
		for (String name : registry.getBeanDefinitionNames()) {
			BeanDefinition definition = registry.getBeanDefinition(name);
			String repository = repository(definition);
			if (repository != null) {
				assign(definition, repository);
			}
		}
	}

	/**
	 * The interface of a repository of Spring Data JPA, as its definition names it.
	 */
	private static @Nullable String repository(BeanDefinition definition) {
		MutablePropertyValues properties = definition.getPropertyValues();
		if (!properties.contains(ENTITY_MANAGER) || !properties.contains(TRANSACTION_MANAGER)) {
			return null;
		}
		ConstructorArgumentValues.ValueHolder argument = definition.getConstructorArgumentValues()
			.getIndexedArgumentValue(0, null);
		Object type = (argument != null) ? argument.getValue() : null;
		return (type instanceof Class<?> loaded) ? loaded.getName() : (type instanceof String name) ? name : null;
	}

	private void assign(BeanDefinition definition, String repository) {
		NamedDatabase database = database(repository);
		requireSame(repository, database);
		if (database != null) {
			BeanNames names = new BeanNames(database.name());
			MutablePropertyValues properties = definition.getPropertyValues();
			properties.add(ENTITY_MANAGER, new RuntimeBeanReference(names.of("EntityManager")));
			properties.add(TRANSACTION_MANAGER, names.of("TransactionManager"));
		}
	}

	private @Nullable NamedDatabase database(String className) {
		return this.databases.stream().filter((database) -> database.owns(className)).findFirst().orElse(null);
	}

	private void requireSame(String repository, @Nullable NamedDatabase database) {
		Class<?> type = ClassUtils.resolveClassName(repository, this.resources.getClassLoader());
		Class<?> entity = ResolvableType.forClass(type).as(Repository.class).getGeneric(0).resolve();
		NamedDatabase ofEntity = (entity != null && entity != Object.class) ? database(entity.getName()) : database;
		if (!Objects.equals(ofEntity, database)) {
			throw new FailureAnalyzedException("The repository " + repository + " belongs to the database '"
					+ name(database) + "', and its entity " + String.valueOf(entity).replace("class ", "")
					+ " to the database '" + name(ofEntity) + "'.",
					"Put both below the same " + String.join(" or ", keys()) + ".");
		}
	}

	private List<String> keys() {
		List<String> keys = new ArrayList<>();
		this.databases.forEach((database) -> keys.add("'" + database.key("packages") + "'"));
		return keys;
	}

	private static String name(@Nullable NamedDatabase database) {
		return (database != null) ? database.name() : DatabaseManager.DEFAULT;
	}

}
