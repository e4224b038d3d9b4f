package io.appdb.test;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;

/**
 * Keeps a test from touching any database but its own: an application that brings another
 * data source does not start. Spring calls it from one thread.
 */
final class ForeignDataSources implements BeanPostProcessor {

	private final Class<?> testClass;

	private final TestedDatabase database;

	ForeignDataSources(Class<?> testClass, TestedDatabase database) {
		this.testClass = testClass;
		this.database = database;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		String url = (bean instanceof DataSource dataSource) ? url(dataSource) : null;
		if (url != null && !url.equals(this.database.address().url())) {
			throw new TestSetupException(this.testClass,
					"wants two databases and is given one: the application's own data source '" + beanName
							+ "' goes elsewhere than to the " + this.database.type().displayName()
							+ " made for the test. Leave that bean out of the test, for example with @Profile(\"!test\") on "
							+ "its configuration, or give it the address of a bean JdbcConnectionDetails");
		}
		return bean;
	}

	private static @Nullable String url(DataSource dataSource) {
		if (dataSource instanceof HikariDataSource pool) {
			return pool.getJdbcUrl();
		}
		return (dataSource instanceof AbstractDriverBasedDataSource driver) ? driver.getUrl() : null;
	}

}
