package io.appdb.autoconfigure;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

/**
 * What belongs to the entity manager factory that sessions are made of, where the
 * application may have several data sources and transaction managers. Spring owns it;
 * shared by all threads.
 */
final class FactoryParts {

	private final ObjectProvider<EntityManagerFactory> factory;

	private final ObjectProvider<DataSource> dataSources;

	private final ObjectProvider<PlatformTransactionManager> transactionManagers;

	FactoryParts(ObjectProvider<EntityManagerFactory> factory, ObjectProvider<DataSource> dataSources,
			ObjectProvider<PlatformTransactionManager> transactionManagers) {
		this.factory = factory;
		this.dataSources = dataSources;
		this.transactionManagers = transactionManagers;
	}

	/**
	 * The only data source there is, or that of the factory: without building the factory
	 * where there is no choice.
	 */
	DataSource dataSource() {
		return (this.dataSources.stream().count() == 1) ? this.dataSources.getObject()
				: dataSource(this.factory.getObject());
	}

	DataSource dataSource(EntityManagerFactory built) {
		DataSource own = (built instanceof EntityManagerFactoryInfo info) ? info.getDataSource() : null;
		return (own != null) ? own : this.dataSources.getObject();
	}

	/**
	 * The transaction manager of the factory. One for JDBC alone would not write what a
	 * session holds.
	 */
	PlatformTransactionManager transactionManager() {
		PlatformTransactionManager only = this.transactionManagers.getIfUnique();
		if (only != null && !(resource(only) instanceof DataSource) && !isOfAnother(only)) {
			return only;
		}
		return this.transactionManagers.stream()
			.filter((candidate) -> resource(candidate) instanceof EntityManagerFactory && !isOfAnother(candidate))
			.findFirst()
			.orElseGet(() -> new JpaTransactionManager(this.factory.getObject()));
	}

	private boolean isOfAnother(PlatformTransactionManager candidate) {
		return resource(candidate) instanceof EntityManagerFactory own && !this.factory.getObject().equals(own);
	}

	/**
	 * What a transaction manager opens transactions of; something decorates it in tests.
	 */
	private static @Nullable Object resource(PlatformTransactionManager manager) {
		return (manager instanceof ResourceTransactionManager of) ? of.getResourceFactory() : null;
	}

}
