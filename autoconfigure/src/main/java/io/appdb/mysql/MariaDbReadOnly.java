package io.appdb.mysql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import io.appdb.engine.JdbcCalls;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * MariaDB's driver keeps {@link Connection#setReadOnly} to itself; here the server is
 * told too, for the transaction that follows. Shared by all threads.
 */
final class MariaDbReadOnly extends DelegatingDataSource {

	MariaDbReadOnly(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return (Connection) Proxy.newProxyInstance(MariaDbReadOnly.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new Handler(super.getConnection()));
	}

	/**
	 * What the server was told stays until its next transaction. Where that may not have
	 * come, as after a failed statement, it is taken back, or the next user of the
	 * connection could not write. Lives as long as the connection is taken; one thread at
	 * a time.
	 */
	private static final class Handler implements InvocationHandler {

		private final Connection connection;

		private boolean told;

		private boolean used;

		Handler(Connection connection) {
			this.connection = connection;
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			switch (method.getName()) {
				case "setReadOnly" -> {
					if (arguments != null && Boolean.TRUE.equals(arguments[0])) {
						this.told = true;
						tell("READ ONLY");
					}
				}
				case "close" -> {
					if (this.told) {
						takeBack();
					}
				}
				default -> {
				}
			}
			Object result = JdbcCalls.forward(this.connection, method, arguments);
			if (result instanceof Statement) {
				this.used = true;
			}
			else if ("commit".equals(method.getName()) && this.used) {
				this.told = false;
			}
			return result;
		}

		private void takeBack() {
			this.told = false;
			try {
				tell("READ WRITE");
			}
			catch (SQLException ex) {
				// the pool has seen it too, and gives up a connection that is lost
			}
		}

		private void tell(String mode) throws SQLException {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("SET TRANSACTION " + mode);
			}
		}

	}

}
