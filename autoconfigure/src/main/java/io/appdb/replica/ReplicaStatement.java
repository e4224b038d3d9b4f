package io.appdb.replica;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.appdb.engine.JdbcCalls;
import org.jspecify.annotations.Nullable;

/**
 * A statement on a replica that is made again on the primary, with its parameters, where
 * the replica fails. Lives as long as the statement; one thread at a time.
 */
final class ReplicaStatement implements InvocationHandler {

	private final ReplicaConnection connection;

	private final Call making;

	/**
	 * What was set since, by parameter or by setter.
	 */
	private final Map<Object, Call> calls = new LinkedHashMap<>();

	private Connection maker;

	private Statement target;

	private boolean repeatable = true;

	private ReplicaStatement(ReplicaConnection connection, Call making) throws Throwable {
		this.connection = connection;
		this.making = making;
		this.maker = connection.target();
		this.target = make();
	}

	/**
	 * Makes a statement as a connection does.
	 */
	static Statement create(ReplicaConnection connection, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		Call making = new Call(method, arguments);
		ReplicaStatement statement;
		try {
			statement = new ReplicaStatement(connection, making);
		}
		catch (SQLException ex) {
			if (!connection.mayUsePrimary(ex)) {
				throw ex;
			}
			connection.usePrimary();
			statement = new ReplicaStatement(connection, making);
		}
		Class<? extends Statement> type = (statement.target instanceof CallableStatement) ? CallableStatement.class
				: (statement.target instanceof PreparedStatement) ? PreparedStatement.class : Statement.class;
		return (Statement) Proxy.newProxyInstance(ReplicaStatement.class.getClassLoader(), new Class<?>[] { type },
				statement);
	}

	private Statement make() throws Throwable {
		return (Statement) Objects.requireNonNull(this.making.make(this.maker));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		String name = method.getName();
		if ("equals".equals(name) && arguments != null) {
			return proxy == arguments[0];
		}
		if ("getConnection".equals(name)) {
			return this.connection.self();
		}
		Call call = new Call(method, arguments);
		if (name.startsWith("execute")) {
			return execute(call);
		}
		if (name.startsWith("set") || name.startsWith("add") || name.startsWith("clear")
				|| name.startsWith("register")) {
			remember(call);
		}
		return call.make(this.target);
	}

	private void remember(Call call) {
		Object[] given = (call.arguments() != null) ? call.arguments() : new Object[0];
		for (Object value : given) {
			this.repeatable &= !(value instanceof InputStream) && !(value instanceof Reader);
		}
		Object key = (given.length > 1 && given[0] instanceof Integer index) ? index
				: call.method().getName().startsWith("add") ? new Object() : call.method().getName();
		this.calls.remove(key);
		this.calls.put(key, call);
	}

	private @Nullable Object execute(Call call) throws Throwable {
		if (this.maker != this.connection.target()) {
			makeAgain();
		}
		Object result;
		try {
			result = call.make(this.target);
		}
		catch (SQLException ex) {
			if (!this.repeatable || !this.connection.mayUsePrimary(ex)) {
				throw ex;
			}
			this.connection.usePrimary();
			makeAgain();
			result = call.make(this.target);
		}
		this.connection.hasRead();
		return result;
	}

	private void makeAgain() throws Throwable {
		this.maker = this.connection.target();
		this.target = make();
		for (Call call : this.calls.values()) {
			call.make(this.target);
		}
	}

	/**
	 * A call that can be made again.
	 *
	 * @param method what is called
	 * @param arguments with what
	 */
	@SuppressWarnings("ArrayRecordComponent") // nobody compares it
	private record Call(Method method, @Nullable Object @Nullable [] arguments) {

		@Nullable Object make(Object object) throws Throwable {
			return JdbcCalls.forward(object, this.method, this.arguments);
		}

	}

}
