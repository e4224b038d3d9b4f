package io.appdb.replica;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.appdb.engine.JdbcCalls;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a replica that goes on with the primary where the replica fails, or
 * where a transaction begins that is not read-only. Nothing was changed on the replica,
 * so the statement that failed is run again there. Lives as long as the connection is
 * taken; one thread at a time.
 */
final class ReplicaConnection implements InvocationHandler {

	private static final Set<String> SETTINGS = Set.of("setReadOnly", "setTransactionIsolation", "setAutoCommit",
			"setCatalog", "setSchema", "setHoldability");

	/**
	 * What ends something that the replica has lost, or has nothing of.
	 */
	private static final Set<String> ENDING = Set.of("commit", "rollback", "clearWarnings");

	private final Primary primary;

	private final Failures ofReplica;

	private final Connection self;

	private final Map<String, Setting> settings = new LinkedHashMap<>();

	private final List<Connection> left = new ArrayList<>();

	private Connection target;

	private boolean onReplica = true;

	/**
	 * Whether what comes next may change something.
	 */
	private boolean mayWrite;

	/**
	 * Whether the current transaction must see one state of the database, and has seen
	 * it.
	 */
	private boolean pinned;

	private boolean isClosed;

	private boolean autoCommit = true;

	private int isolation = Connection.TRANSACTION_READ_COMMITTED;

	private final Runnable closed;

	private ReplicaConnection(Connection replica, Primary primary, Failures ofReplica, Runnable closed) {
		this.closed = closed;
		this.target = replica;
		this.primary = primary;
		this.ofReplica = ofReplica;
		this.self = (Connection) Proxy.newProxyInstance(ReplicaConnection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, this);
	}

	/**
	 * Wraps a connection to a replica.
	 * @param replica the connection
	 * @param primary opens one to the primary
	 * @param ofReplica tells whether the primary would not have failed so
	 * @param closed told, once, when it is closed
	 * @return the connection, which closes both
	 */
	static Connection around(Connection replica, Primary primary, Failures ofReplica, Runnable closed) {
		return new ReplicaConnection(replica, primary, ofReplica, closed).self;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		String name = method.getName();
		if ("equals".equals(name) && arguments != null) {
			return proxy == arguments[0];
		}
		if ("close".equals(name)) {
			close();
			return null;
		}
		if (SETTINGS.contains(name) && arguments != null) {
			set(new Setting(method, arguments));
			return null;
		}
		if (ENDING.contains(name) && this.onReplica) {
			end(method, arguments);
			return null;
		}
		if (Statement.class.isAssignableFrom(method.getReturnType())) {
			if (this.mayWrite && this.onReplica) {
				usePrimary();
			}
			return ReplicaStatement.create(this, method, arguments);
		}
		return JdbcCalls.forward(this.target, method, arguments);
	}

	private void set(Setting setting) throws Throwable {
		String name = setting.method().getName();
		this.settings.put(name, setting);
		Object value = setting.arguments()[0];
		switch (name) {
			case "setReadOnly" -> {
				this.mayWrite = Boolean.FALSE.equals(value);
				if (this.mayWrite && this.onReplica) {
					return;
				}
			}
			case "setAutoCommit" -> {
				this.autoCommit = Boolean.TRUE.equals(value);
				this.pinned = false;
			}
			case "setTransactionIsolation" -> this.isolation = (Integer) value;
			default -> {
			}
		}
		try {
			setting.apply(this.target);
		}
		catch (SQLException ex) {
			if (!mayUsePrimary(ex)) {
				throw ex;
			}
			usePrimary();
		}
	}

	/**
	 * Nothing is lost with a transaction that has only read.
	 */
	private void end(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		this.pinned = false;
		try {
			JdbcCalls.forward(this.target, method, arguments);
		}
		catch (SQLException ex) {
			if (!this.ofReplica.test(ex)) {
				throw ex;
			}
		}
	}

	/**
	 * Notes that a statement has read something.
	 */
	void hasRead() {
		this.pinned = !this.autoCommit && this.isolation > Connection.TRANSACTION_READ_COMMITTED;
	}

	/**
	 * Tells whether a statement that failed is run again on the primary.
	 */
	boolean mayUsePrimary(SQLException failure) {
		return this.onReplica && !this.pinned && this.ofReplica.test(failure);
	}

	/**
	 * Goes on with the primary. What was read from the replica stays readable.
	 */
	void usePrimary() throws Throwable {
		Connection connection = this.primary.open();
		this.left.add(this.target);
		this.target = connection;
		this.onReplica = false;
		for (Setting setting : this.settings.values()) {
			setting.apply(connection);
		}
	}

	Connection target() {
		return this.target;
	}

	Connection self() {
		return this.self;
	}

	private void close() throws SQLException {
		if (this.isClosed) {
			return;
		}
		this.isClosed = true;
		this.closed.run();
		try {
			for (Connection connection : this.left) {
				closeQuietly(connection);
			}
		}
		finally {
			if (this.onReplica) {
				closeQuietly(this.target);
			}
			else {
				this.target.close();
			}
		}
	}

	/**
	 * The pool has given up a connection that cannot be given back.
	 */
	private static void closeQuietly(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			// the replica has failed, which the watch over it tells
		}
	}

	/**
	 * Opens a connection to the primary.
	 */
	@FunctionalInterface
	interface Primary {

		Connection open() throws SQLException;

	}

	/**
	 * Tells whose failure one is.
	 */
	@FunctionalInterface
	interface Failures {

		boolean test(SQLException failure);

	}

	/**
	 * Something that was set.
	 *
	 * @param method the setter
	 * @param arguments its values
	 */
	@SuppressWarnings("ArrayRecordComponent") // nobody compares it
	private record Setting(Method method, @Nullable Object[] arguments) {

		void apply(Connection connection) throws Throwable {
			JdbcCalls.forward(connection, this.method, this.arguments);
		}

	}

}
