package io.appdb.test;

import java.lang.reflect.Modifier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets the statements of all data sources of an application context be recorded. A
 * HikariCP pool stays the bean it is and gets another source of connections; other beans
 * become proxies of their class. Owned by the application context. Stateless.
 */
final class RecordedDataSources implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof HikariDataSource pool && pool.getHikariPoolMXBean() == null) {
			record(pool);
			return pool;
		}
		return (bean instanceof DataSource dataSource && !isRecorded(dataSource)) ? recorded(dataSource) : bean;
	}

	private static boolean isRecorded(DataSource dataSource) {
		return dataSource instanceof RecordedDataSource
				|| (dataSource instanceof HikariDataSource pool && pool.getDataSource() instanceof RecordedDataSource);
	}

	private static void record(HikariDataSource pool) {
		DataSource source = pool.getDataSource();
		if (source == null && pool.getJdbcUrl() != null) {
			source = new DriverDataSource(pool.getJdbcUrl(), pool.getDriverClassName(), pool.getDataSourceProperties(),
					pool.getUsername(), pool.getPassword());
		}
		if (source != null && !(source instanceof RecordedDataSource)) {
			pool.setDataSource(new RecordedDataSource(source));
		}
	}

	private static DataSource recorded(DataSource dataSource) {
		RecordedDataSource recorded = new RecordedDataSource(dataSource);
		if (Modifier.isFinal(dataSource.getClass().getModifiers())) {
			return recorded;
		}
		ProxyFactory factory = new ProxyFactory(dataSource);
		factory.setProxyTargetClass(true);
		factory.addAdvice((MethodInterceptor) (invocation) -> {
			Object[] arguments = invocation.getArguments();
			boolean asked = arguments.length == 1 && arguments[0] == RecordedDataSource.class;
			if (asked) {
				return "unwrap".equals(invocation.getMethod().getName()) ? recorded : true;
			}
			if (!"getConnection".equals(invocation.getMethod().getName())) {
				return invocation.proceed();
			}
			return (arguments.length == 0) ? recorded.getConnection()
					: recorded.getConnection((String) arguments[0], (String) arguments[1]);
		});
		return (DataSource) factory.getProxy();
	}

}
