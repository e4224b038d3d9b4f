package io.appdb.autoconfigure;

import java.util.List;

import io.appdb.error.SqlErrorTranslator;
import io.appdb.settings.NamedDatabase;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;

/**
 * Lets the repositories of further databases throw exceptions that know the constraints
 * of these. It is inside of what Spring Data does for all repositories, which knows those
 * of the default database. Spring owns it and calls it from one thread.
 */
final class NamedRepositoryErrors implements BeanPostProcessor {

	private final List<NamedDatabase> databases;

	private final BeanFactory beans;

	NamedRepositoryErrors(List<NamedDatabase> databases, BeanFactory beans) {
		this.databases = databases;
		this.beans = beans;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof JpaRepositoryFactoryBean<?, ?, ?> repository) {
			String type = repository.getObjectType().getName();
			this.databases.stream()
				.filter((database) -> database.owns(type))
				.findFirst()
				.ifPresent((database) -> translate(repository, database));
		}
		return bean;
	}

	private void translate(JpaRepositoryFactoryBean<?, ?, ?> repository, NamedDatabase database) {
		TranslatedErrors advice = new TranslatedErrors((call) -> errors(database));
		repository.addRepositoryFactoryCustomizer(
				(factory) -> factory.addRepositoryProxyPostProcessor((proxy, information) -> proxy.addAdvice(advice)));
	}

	private SqlErrorTranslator errors(NamedDatabase database) {
		return this.beans.getBean(new BeanNames(database.name()).of("Database"), NamedDatabaseServices.class)
			.services()
			.errors();
	}

}
