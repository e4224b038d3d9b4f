package io.appdb.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each connection opened, taken, given back and closed. Belongs to one pool; shared
 * by all threads.
 */
final class PoolEcho {

	private static final Logger LOGGER = LoggerFactory.getLogger("io.appdb.pool");

	private final Supplier<String> poolName;

	private final AtomicLong numbers = new AtomicLong();

	PoolEcho(Supplier<String> poolName) {
		this.poolName = poolName;
	}

	/**
	 * Logs the connections the pool opens.
	 */
	DataSource opening(DataSource source) {
		return proxy(DataSource.class, new Class<?>[] { DataSource.class }, (proxy, method, arguments) -> {
			Object result = JdbcCalls.forward(source, method, arguments);
			return (result instanceof Connection connection) ? opened(connection) : result;
		});
	}

	private Connection opened(Connection connection) {
		long number = this.numbers.incrementAndGet();
		log("opened", number);
		return logged(connection, number, "closed");
	}

	/**
	 * Logs that the pool lends a connection, and when it comes back.
	 */
	Connection taken(Connection connection) throws SQLException {
		long number = connection.isWrapperFor(Numbered.class) ? connection.unwrap(Numbered.class).number() : 0;
		log("taken", number);
		return logged(connection, number, "given back");
	}

	private Connection logged(Connection connection, long number, String ending) {
		AtomicBoolean ended = new AtomicBoolean();
		Class<?>[] types = { Connection.class, Numbered.class };
		return proxy(Connection.class, types, (proxy, method, arguments) -> switch (method.getName()) {
			case "number" -> number;
			case "equals" -> proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			case "close", "abort" -> {
				if (ended.compareAndSet(false, true)) {
					log(ending, number);
				}
				yield JdbcCalls.forward(connection, method, arguments);
			}
			default -> JdbcCalls.forward(connection, method, arguments);
		});
	}

	private void log(String event, long number) {
		LOGGER.info("{} connection {} {}", this.poolName.get(), number, event);
	}

	private static <T> T proxy(Class<T> type, Class<?>[] types, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(PoolEcho.class.getClassLoader(), types, handler));
	}

	/**
	 * A connection that knows its place in the order of opening.
	 */
	interface Numbered {

		/**
		 * Returns that place.
		 */
		long number();

	}

}
