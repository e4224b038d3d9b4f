package io.appdb.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lends SQLite connections that do not enforce foreign keys while migrations run: tables
 * are made anew there, and dropping the old one would delete the rows that point to it.
 * Instead, a commit fails when a row points to one that is not there. A connection that
 * is given back enforces them again, and {@code legacy_alter_table} is off; one that
 * cannot be brought to that is aborted. Connections that do not enforce foreign keys stay
 * so, and those to other databases are lent as they are. Belongs to a Flyway; threads may
 * share it, but not its connections.
 */
public final class UnenforcedForeignKeys extends DelegatingDataSource {

	private static final String NO_SUCH_ROW = "23000";

	private static final int SHOWN = 5;

	private UnenforcedForeignKeys(DataSource dataSource) {
		super(dataSource);
	}

	/**
	 * Wraps a data source; one that is wrapped stays as it is.
	 * @param dataSource where connections come from
	 * @return the data source to migrate with
	 */
	public static DataSource over(DataSource dataSource) {
		return (dataSource instanceof UnenforcedForeignKeys) ? dataSource : new UnenforcedForeignKeys(dataSource);
	}

	/**
	 * Changes the data source of a configuration, if it has one.
	 * @param configuration a configuration that no Flyway was made of yet
	 */
	public static void configure(FluentConfiguration configuration) {
		DataSource dataSource = configuration.getDataSource();
		if (dataSource != null) {
			configuration.dataSource(over(dataSource));
		}
	}

	static Configuration in(Configuration configuration) {
		DataSource dataSource = configuration.getDataSource();
		return (dataSource == null || dataSource instanceof UnenforcedForeignKeys) ? configuration
				: Flyway.configure(configuration.getClassLoader())
					.configuration(configuration)
					.dataSource(over(dataSource));
	}

	@Override
	public Connection getConnection() throws SQLException {
		return unenforced(super.getConnection());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return unenforced(super.getConnection(username, password));
	}

	private static Connection unenforced(Connection connection) throws SQLException {
		try {
			if (!"SQLite".equals(connection.getMetaData().getDatabaseProductName())) {
				return connection;
			}
			boolean enforced = number(connection, "pragma foreign_keys") != 0;
			Lent lent = new Lent(connection, enforced);
			if (enforced) {
				execute(connection, "pragma foreign_keys = off");
			}
			return (Connection) Proxy.newProxyInstance(UnenforcedForeignKeys.class.getClassLoader(),
					new Class<?>[] { Connection.class }, lent);
		}
		catch (SQLException | RuntimeException | Error ex) {
			try (connection) {
				throw ex;
			}
		}
	}

	private static long number(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			return rows.next() ? rows.getLong(1) : 0;
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * A connection that is lent. Used by one thread at a time.
	 */
	private static final class Lent implements InvocationHandler {

		private final Connection connection;

		private final boolean enforced;

		private long verified;

		private boolean returned;

		private Lent(Connection connection, boolean enforced) throws SQLException {
			this.connection = connection;
			this.enforced = enforced;
			this.verified = changes();
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
			switch (method.getName()) {
				case "equals" -> {
					return arguments != null && proxy == arguments[0];
				}
				case "hashCode" -> {
					return System.identityHashCode(proxy);
				}
				case "commit" -> verify();
				case "close" -> {
					close();
					return null;
				}
				default -> {
				}
			}
			try {
				return method.invoke(this.connection, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		}

		/** Rows written since the connection was opened. */
		private long changes() throws SQLException {
			return number(this.connection, "select total_changes()");
		}

		private void verify() throws SQLException {
			long now = changes();
			if (!this.enforced || now == this.verified) {
				return;
			}
			List<String> broken = new ArrayList<>();
			try (Statement statement = this.connection.createStatement();
					ResultSet rows = statement.executeQuery("select \"table\", parent, count(*) "
							+ "from pragma_foreign_key_check group by 1, 2 order by 1, 2 limit " + SHOWN)) {
				while (rows.next()) {
					broken.add(rows.getLong(3) + " of " + rows.getString(1) + " to " + rows.getString(2));
				}
			}
			if (!broken.isEmpty()) {
				throw new SQLException("Rows point to rows that are not there (" + String.join(", ", broken)
						+ "): nothing of this migration was kept; mend them in it, 'pragma foreign_key_check' lists "
						+ "them", NO_SUCH_ROW);
			}
			this.verified = now;
		}

		private void close() throws SQLException {
			try {
				giveBack();
			}
			catch (SQLException | RuntimeException ex) {
				discard(ex);
				throw ex;
			}
			this.connection.close();
		}

		/**
		 * SQLite hears of foreign keys only outside of a transaction.
		 */
		private void giveBack() throws SQLException {
			if (this.returned || this.connection.isClosed()) {
				return;
			}
			this.returned = true;
			if (!this.connection.getAutoCommit()) {
				this.connection.rollback();
				this.connection.setAutoCommit(true);
			}
			execute(this.connection, "pragma legacy_alter_table = off");
			if (this.enforced) {
				execute(this.connection, "pragma foreign_keys = on");
			}
		}

		/**
		 * Nobody else may get a connection that does not enforce foreign keys.
		 */
		private void discard(Exception exception) {
			try (this.connection) {
				this.connection.abort(Runnable::run);
			}
			catch (SQLException | RuntimeException ex) {
				exception.addSuppressed(ex);
			}
		}

	}

}
