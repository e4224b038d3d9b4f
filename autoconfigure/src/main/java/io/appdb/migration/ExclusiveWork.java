package io.appdb.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.appdb.schema.ClusterLock;
import io.appdb.schema.SchemaDialect;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Migrates under the lock of a cluster, where there is one: Flyway's own is one server's.
 * Stateless.
 */
public final class ExclusiveWork {

	private ExclusiveWork() {
	}

	/**
	 * Does work that changes the history.
	 * @param <T> what the work returns
	 * @param configuration whose data source has as many connections as Flyway needs and
	 * one more
	 * @param work migrates
	 * @return what the work has returned
	 * @throws FlywayException when the lock cannot be taken
	 */
	public static <T> T run(Configuration configuration, Supplier<T> work) {
		DataSource dataSource = configuration.getDataSource();
		ClusterLock lock = (dataSource != null) ? lock(dataSource) : null;
		if (dataSource == null || lock == null) {
			return work.get();
		}
		FlywayWork.run(configuration, FlywayWork::createHistoryWhereEmpty);
		List<T> result = new ArrayList<>(1);
		try {
			lock.around(dataSource, () -> result.add(work.get()));
			return result.get(0);
		}
		catch (SQLException ex) {
			throw new FlywayException("The lock of the cluster cannot be taken", ex);
		}
	}

	/**
	 * What cannot be found out now Flyway will report.
	 */
	private static @Nullable ClusterLock lock(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			return SchemaDialect.of(connection.getMetaData()).clusterLock(connection);
		}
		catch (SQLException | RuntimeException ex) {
			return null;
		}
	}

}
