package io.appdb.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.appdb.settings.DatabaseProperties;

/**
 * Last steps before Spring Boot's data source is used: it echoes SQL where it has no pool
 * that does, and it is waited for where {@code app.db.startup-timeout} says so. The
 * application context owns it and calls it from one thread.
 */
final class StartupPostProcessor implements BeanPostProcessor {

	private static final Log logger = LogFactory.getLog(StartupPostProcessor.class);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final ObjectProvider<DatabaseProperties> properties;

	StartupPostProcessor(ObjectProvider<DatabaseProperties> properties) {
		this.properties = properties;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!"dataSource".equals(beanName)) {
			return bean;
		}
		if (bean instanceof HikariDataSource pool) {
			await(pool);
		}
		else if (bean instanceof SimpleDriverDataSource unpooled) {
			await(unpooled);
			return this.properties.getObject().sqlEcho().wrap(unpooled);
		}
		return bean;
	}

	private void await(DataSource dataSource) {
		Duration timeout = this.properties.getObject().startupTimeout();
		if (timeout.isZero()) {
			return;
		}
		long start = System.nanoTime();
		while (true) {
			try (Connection connection = dataSource.getConnection()) {
				logger.debug("Connected to " + connection.getMetaData().getDatabaseProductName());
				return;
			}
			catch (SQLException ex) {
				Duration left = timeout.minusNanos(System.nanoTime() - start);
				if (!isUnreachable(ex)) {
					throw new CannotGetJdbcConnectionException("No connection to the database can be opened", ex);
				}
				if (left.isNegative()) {
					throw new CannotGetJdbcConnectionException("No connection within 'app.db.startup-timeout'", ex);
				}
				logger.info("The database cannot be reached yet: trying for another " + (left.toSeconds() + 1) + " s");
				pause();
			}
		}
	}

	private static boolean isUnreachable(SQLException failure) {
		SqlFailure sqlFailure = SqlFailure.in(failure);
		return sqlFailure != null && sqlFailure.kind() == ConnectionFailure.UNREACHABLE;
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for the database", ex);
		}
	}

}
