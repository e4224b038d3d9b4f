package io.appdb.engine;

import org.hibernate.FlushMode;

import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * Hibernate set up for sessions that hold a connection only as long as a transaction.
 * Owned by the entity manager factory it builds.
 */
public final class DatabaseJpaVendorAdapter extends HibernateJpaVendorAdapter {

	private final HibernateJpaDialect dialect;

	/**
	 * Creates the adapter.
	 * @param errors translates what Hibernate throws, before Spring does
	 * @param flushMode the flush mode of new sessions
	 */
	public DatabaseJpaVendorAdapter(PersistenceExceptionTranslator errors, FlushMode flushMode) {
		this.dialect = new DatabaseJpaDialect(errors, flushMode);
		setPrepareConnection(false);
	}

	@Override
	public HibernateJpaDialect getJpaDialect() {
		return this.dialect;
	}

}
