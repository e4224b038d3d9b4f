package io.appdb.sqlite;

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

import org.jspecify.annotations.Nullable;

/**
 * A connection that does not enforce foreign keys while migrations run: tables are made
 * anew there, and dropping the old one would delete the rows that point to it. Instead, a
 * commit fails when a row points to one that is not there. When it is closed, the
 * connection enforces them again, and {@code legacy_alter_table} is off; one that cannot
 * be brought to that is aborted. A connection that did not enforce foreign keys stays so.
 * Used by one thread at a time.
 */
final class UnenforcedForeignKeys implements InvocationHandler {

	private static final String NO_SUCH_ROW = "23000";

	private static final int SHOWN = 5;

	private final Connection connection;

	private final boolean enforced;

	private long verified;

	private boolean returned;

	private UnenforcedForeignKeys(Connection connection, boolean enforced) throws SQLException {
		this.connection = connection;
		this.enforced = enforced;
		this.verified = changes();
	}

	static Connection on(Connection connection) throws SQLException {
		boolean enforced = number(connection, "pragma foreign_keys") != 0;
		UnenforcedForeignKeys lent = new UnenforcedForeignKeys(connection, enforced);
		if (enforced) {
			execute(connection, "pragma foreign_keys = off");
		}
		return (Connection) Proxy.newProxyInstance(UnenforcedForeignKeys.class.getClassLoader(),
				new Class<?>[] { Connection.class }, lent);
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
