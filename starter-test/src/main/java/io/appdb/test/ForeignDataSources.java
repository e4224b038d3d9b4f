package io.appdb.test;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;

/**
 * Keeps a test from touching any database but its own: an application that brings another
 * data source does not start. Spring calls it from one thread.
 */
final class ForeignDataSources implements BeanPostProcessor {

	/**
	 * Names of the property that pools and drivers keep their address in.
	 */
	private static final List<String> ADDRESSES = List.of("jdbcUrl", "url", "URL");

	private final Class<?> testClass;

	private final ConfigurableListableBeanFactory beans;

	ForeignDataSources(Class<?> testClass, ConfigurableListableBeanFactory beans) {
		this.testClass = testClass;
		this.beans = beans;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		String url = (bean instanceof DataSource dataSource) ? url(dataSource) : null;
		if (url != null) {
			TestedDatabases databases = this.beans.getBean(TestedDatabases.class);
			String name = FurtherDatabases.name(this.beans, beanName);
			TestedDatabase own = (name != null) ? databases.find(name) : databases.main();
			if (own == null) {
				refuseStored(url, beanName, Objects.requireNonNull(name));
			}
			else {
				refuseOther(withoutSettings(url), beanName, own);
			}
		}
		return bean;
	}

	/**
	 * A further database that the test does not name is its own if it is in memory.
	 */
	private void refuseStored(String url, String beanName, String name) {
		DatabaseUrl address = DatabaseUrl.parse(url);
		if (!address.isInMemory()) {
			throw new TestSetupException(this.testClass,
					"does not name the further database '" + name + "', which is then its own only in memory: '"
							+ beanName + "' leads to " + address + ". Name it, as in @DatabaseTest(databases = \""
							+ name + "\"), or set app.db.databases." + name + ".enabled to false, or app.db.databases."
							+ name + ".url to sqlite:///:memory:, in the test's properties");
		}
	}

	private void refuseOther(String url, String beanName, TestedDatabase database) {
		if (!url.equals(withoutSettings(database.address().url()))) {
			throw new TestSetupException(this.testClass,
					"wants two databases and is given one: the application's own data source '" + beanName
							+ "' goes elsewhere than to the " + database.type().displayName()
							+ " made for the test. Leave that bean out of the test, for example with @Profile(\"!test\") on "
							+ "its configuration or without @AutoConfigureTestDatabase, or give it the address of the "
							+ "bean JdbcConnectionDetails");
		}
	}

	private static @Nullable String url(DataSource dataSource) {
		BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(target(dataSource));
		for (String name : ADDRESSES) {
			if (properties.isReadableProperty(name) && properties.getPropertyValue(name) instanceof String url) {
				return url;
			}
		}
		return null;
	}

	/**
	 * The source that knows the address, also in what Boot's tests put in the place of
	 * the application's own.
	 */
	private static DataSource target(DataSource dataSource) {
		HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class,
				HikariDataSource.class);
		if (pool != null) {
			return pool;
		}
		try {
			return (dataSource instanceof EmbeddedDatabase) ? dataSource.unwrap(AbstractDriverBasedDataSource.class)
					: dataSource;
		}
		catch (SQLException ex) {
			return dataSource;
		}
	}

	/**
	 * Some drivers add to an address what others leave out.
	 */
	private static String withoutSettings(String url) {
		return url.split("[?;]", 2)[0];
	}

}
