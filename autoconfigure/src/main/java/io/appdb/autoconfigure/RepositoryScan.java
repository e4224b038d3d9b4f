package io.appdb.autoconfigure;

import java.util.Arrays;
import java.util.List;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.jpa.repository.config.JpaRepositoryConfigExtension;
import org.springframework.data.repository.config.AnnotationRepositoryConfigurationSource;
import org.springframework.data.repository.config.RepositoryConfigurationDelegate;
import org.springframework.data.util.Streamable;

/**
 * Looks for repositories in given packages, as Spring Boot does in those of the
 * application. Used once.
 *
 * @param packages where to look
 * @param environment the application's environment
 * @param resources the application's class path
 */
record RepositoryScan(List<String> packages, Environment environment, ResourceLoader resources) {

	/**
	 * Adds the definitions of the repositories that are not defined yet, and of what they
	 * need.
	 */
	void addTo(BeanDefinitionRegistry registry) {
		BeanDefinitionRegistry found = new SimpleBeanDefinitionRegistry();
		Source source = new Source(found);
		new RepositoryConfigurationDelegate(source, this.resources, this.environment).registerRepositoriesIn(found,
				new JpaRepositoryConfigExtension());
		Arrays.stream(found.getBeanDefinitionNames())
			.filter((name) -> !registry.containsBeanDefinition(name))
			.forEach((name) -> registry.registerBeanDefinition(name, found.getBeanDefinition(name)));
	}

	/**
	 * The settings of {@link EnableJpaRepositories} but for the packages.
	 */
	private final class Source extends AnnotationRepositoryConfigurationSource {

		Source(BeanDefinitionRegistry registry) {
			super(AnnotationMetadata.introspect(Defaults.class), EnableJpaRepositories.class,
					RepositoryScan.this.resources, RepositoryScan.this.environment, registry,
					AnnotationBeanNameGenerator.INSTANCE);
		}

		@Override
		public Streamable<String> getBasePackages() {
			return Streamable.of(RepositoryScan.this.packages);
		}

	}

	/**
	 * Carries the annotation.
	 */
	@EnableJpaRepositories
	private static final class Defaults {

	}

}
