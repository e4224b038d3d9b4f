package io.appdb.autoconfigure;

import io.appdb.engine.DatabaseTransactionManager;
import io.appdb.error.SqlErrorTranslator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.jpa.autoconfigure.JpaBaseConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.core.type.MethodMetadata;

/**
 * Puts a transaction manager whose commits are certain in the place of the one that
 * Spring Boot defines for JPA, exactly where Boot defines one. The application context
 * owns it.
 */
final class TransactionManagerReplacement implements BeanDefinitionRegistryPostProcessor {

	private static final String NAME = "transactionManager";

	private @Nullable BeanDefinitionRegistry registry;

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		BeanDefinitionRegistry definitions = this.registry;
		if (definitions != null && definitions.containsBeanDefinition(NAME)
				&& isFromBoot(definitions.getBeanDefinition(NAME))) {
			definitions.removeBeanDefinition(NAME);
			definitions.registerBeanDefinition(NAME,
					new RootBeanDefinition(DatabaseTransactionManager.class, () -> create(beanFactory)));
		}
	}

	private static boolean isFromBoot(BeanDefinition definition) {
		MethodMetadata method = (definition instanceof AnnotatedBeanDefinition annotated)
				? annotated.getFactoryMethodMetadata() : null;
		return method != null && JpaBaseConfiguration.class.getName().equals(method.getDeclaringClassName());
	}

	private static DatabaseTransactionManager create(ListableBeanFactory beanFactory) {
		DatabaseTransactionManager transactionManager = new DatabaseTransactionManager(
				beanFactory.getBean(SqlErrorTranslator.class));
		beanFactory.getBeanProvider(TransactionManagerCustomizers.class)
			.ifAvailable((customizers) -> customizers.customize(transactionManager));
		return transactionManager;
	}

}
