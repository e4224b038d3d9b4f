package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.appdb.error.Constraint;
import io.appdb.error.ConstraintCatalog;
import org.jspecify.annotations.Nullable;

/**
 * The constraints that the tables in the database have, for schemas whose names are not
 * those of the mapping. Each table is read once, on a connection that the pool has idle
 * at that moment; what cannot be read is unknown. Safe for every thread; the pool belongs
 * to its owner.
 */
public final class JdbcConstraints implements ConstraintCatalog {

	private final DataSource dataSource;

	private final Map<String, TableConstraints> tables = new ConcurrentHashMap<>();

	/**
	 * Creates a catalog that has read nothing yet.
	 * @param dataSource the pool; one that is no HikariCP pool is never asked
	 */
	public JdbcConstraints(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public Optional<Constraint> byName(@Nullable String table, String name) {
		if (table == null) {
			return Optional.empty();
		}
		return constraints(table).flatMap((constraints) -> constraints.byName(name).findFirst());
	}

	@Override
	public Optional<Constraint> byColumns(String table, List<String> columns) {
		return constraints(table).flatMap((constraints) -> constraints.byColumns(columns));
	}

	private Optional<TableConstraints> constraints(String table) {
		String key = table.toLowerCase(Locale.ROOT);
		TableConstraints known = this.tables.get(key);
		if (known != null) {
			return Optional.of(known);
		}
		Optional<TableConstraints> read = read(table);
		read.ifPresent((constraints) -> this.tables.put(key, constraints));
		return read;
	}

	private Optional<TableConstraints> read(String table) {
		try {
			if (!hasIdleConnection()) {
				return Optional.empty();
			}
			try (Connection connection = this.dataSource.getConnection()) {
				return ConstraintReader.read(connection, table);
			}
		}
		catch (SQLException | RuntimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * A caller that reports an error must not wait for a second connection.
	 */
	private boolean hasIdleConnection() throws SQLException {
		if (!this.dataSource.isWrapperFor(HikariDataSource.class)) {
			return false;
		}
		HikariPoolMXBean pool = this.dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
		return pool != null && pool.getIdleConnections() > 0 && pool.getThreadsAwaitingConnection() == 0;
	}

}
