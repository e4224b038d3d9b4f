package io.appdb.autoconfigure;

import java.net.URL;
import java.util.List;

import io.appdb.settings.NamedDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * Takes the entities of further databases out of what Spring Boot has found for the
 * default one. Spring owns it and calls it from one thread.
 */
final class NamedEntities implements BeanPostProcessor {

	private final List<NamedDatabase> databases;

	NamedEntities(List<NamedDatabase> databases) {
		this.databases = databases;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof PersistenceManagedTypes types) ? new Remaining(types, this.databases) : bean;
	}

	/**
	 * What belongs to no further database.
	 *
	 * @param found what Spring Boot has found
	 * @param databases the further databases
	 */
	private record Remaining(PersistenceManagedTypes found,
			List<NamedDatabase> databases) implements PersistenceManagedTypes {

		@Override
		public List<String> getManagedClassNames() {
			return remaining(this.found.getManagedClassNames());
		}

		@Override
		public List<String> getManagedPackages() {
			return remaining(this.found.getManagedPackages());
		}

		@Override
		public @Nullable URL getPersistenceUnitRootUrl() {
			return this.found.getPersistenceUnitRootUrl();
		}

		private List<String> remaining(List<String> names) {
			return names.stream()
				.filter((name) -> this.databases.stream().noneMatch((database) -> database.owns(name)))
				.toList();
		}

	}

}
