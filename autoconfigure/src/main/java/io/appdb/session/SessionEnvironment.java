package io.appdb.session;

import javax.sql.DataSource;

import io.appdb.engine.ReadRouting;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What the sessions of one database work with. Owned by whoever builds the
 * {@link Sessions}; shared by all threads.
 *
 * @param entityManagerFactory the factory the transaction manager knows
 * @param dataSource the data source whose connections the transaction manager exposes
 * @param transactionManager the manager through which every commit goes
 * @param errors translates what the ORM throws
 * @param sqlErrors translates what SQL by hand throws
 * @param batches writes entities in batches
 * @param reads where what only reads goes
 */
public record SessionEnvironment(EntityManagerFactory entityManagerFactory, DataSource dataSource,
		PlatformTransactionManager transactionManager, PersistenceExceptionTranslator errors,
		SQLExceptionTranslator sqlErrors, BatchOperations batches, ReadRouting reads) {

	SessionFactoryImplementor sessionFactory() {
		return this.entityManagerFactory.unwrap(SessionFactoryImplementor.class);
	}

}
