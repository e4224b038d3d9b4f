package io.appdb.engine;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests that a connection whose preparation fails is closed.
 */
class TakenConnectionTests {

	@ParameterizedTest
	@MethodSource("failures")
	void isClosedWhenItsPreparationFails(Throwable failure) throws SQLException {
		AtomicInteger closed = new AtomicInteger();
		assertThatThrownBy(() -> TakenConnection.prepare(connection(closed, null),
				(connection) -> TakenConnectionTests.<SQLException>raise(failure)))
			.isSameAs(failure);
		assertThat(closed).hasValue(1);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void keepsTheFirstFailureWhenClosingFailsToo(Throwable failure) throws SQLException {
		SQLException closing = new SQLException("closing");
		assertThatThrownBy(() -> TakenConnection.prepare(connection(new AtomicInteger(), closing),
				(connection) -> TakenConnectionTests.<SQLException>raise(failure)))
			.isSameAs(failure)
			.hasSuppressedException(closing);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void isClosedWhenThePoolsEchoFails(Throwable failure) throws SQLException {
		AtomicInteger closed = new AtomicInteger();
		PoolEcho echo = new PoolEcho(() -> "pool");
		Connection lost = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if ("close".equals(method.getName())) {
						closed.incrementAndGet();
						return null;
					}
					throw failure;
				});
		assertThatThrownBy(() -> TakenConnection.prepare(lost, echo::taken)).isSameAs(failure);
		assertThat(closed).hasValue(1);
	}

	static Stream<Throwable> failures() {
		return Stream.of(new SQLException("planted", "08006"), new IllegalArgumentException("planted"),
				new LinkageError("planted"));
	}

	private static Connection connection(AtomicInteger closed, @Nullable SQLException closing) {
		return (Connection) Proxy.newProxyInstance(TakenConnectionTests.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					closed.incrementAndGet();
					if (closing != null) {
						throw closing;
					}
					return null;
				});
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> Connection raise(Throwable failure) throws E {
		throw (E) failure;
	}

}
