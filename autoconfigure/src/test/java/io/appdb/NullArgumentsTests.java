package io.appdb;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseEngineBuilder;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.PoolSettings;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.migration.Migrations;
import io.appdb.migration.RevisionOptions;
import io.appdb.retry.RetrySettings;
import io.appdb.retry.TransactionRetry;
import io.appdb.schema.Schema;
import io.appdb.session.AsyncSessions;
import io.appdb.session.BatchOptions;
import io.appdb.session.DbSession;
import io.appdb.session.QueryCache;
import io.appdb.session.QueryCacheSettings;
import io.appdb.session.SessionManager;
import io.appdb.session.SessionSettings;
import io.appdb.session.SessionThreadStorage;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Each call of the public types, with null for each argument that may not be null in
 * turn: the error names the call, as docs/errors.md promises.
 */
class NullArgumentsTests {

	private static final DatabaseManager manager = InMemory.h2(Thing.class);

	private static final DbSession session = manager.sessions().openSession();

	private static final Map<Class<?>, Object> TARGETS = Map.ofEntries(Map.entry(DatabaseManager.class, manager),
			Map.entry(DatabaseManager.Builder.class, DatabaseManager.builder()),
			Map.entry(DatabaseEngine.class, manager.engine()),
			Map.entry(DatabaseEngineBuilder.class, DatabaseEngine.builder()),
			Map.entry(DatabaseUrl.class, DatabaseUrl.parse("sqlite:///x.db")),
			Map.entry(PoolSettings.class, PoolSettings.defaults()), Map.entry(Schema.class, manager.schema()),
			Map.entry(Migrations.class, manager.migrations()),
			Map.entry(RevisionOptions.class, RevisionOptions.defaults()),
			Map.entry(SessionManager.class, manager.sessions()),
			Map.entry(AsyncSessions.class, manager.sessions().async()),
			Map.entry(SessionThreadStorage.class, manager.sessions().threadStorage()),
			Map.entry(SessionSettings.class, SessionSettings.defaults()),
			Map.entry(BatchOptions.class, BatchOptions.defaults()), Map.entry(DbSession.class, session),
			Map.entry(QueryCache.class, session.queryCache()),
			Map.entry(TransactionRetry.class, new TransactionRetry(manager.sessions())),
			Map.entry(RetrySettings.class, RetrySettings.defaults()));

	@AfterAll
	static void close() {
		session.close();
		manager.close();
	}

	static Stream<Arguments> arguments() {
		return TARGETS.keySet()
			.stream()
			.flatMap((type) -> Stream.concat(Arrays.stream(type.getDeclaredMethods()),
					Arrays.stream(type.getDeclaredConstructors())))
			.filter((call) -> Modifier.isPublic(call.getModifiers()) && !call.isSynthetic()
					&& !call.getName().equals("equals"))
			.flatMap((call) -> IntStream.range(0, call.getParameterCount())
				.filter((index) -> !call.getParameterTypes()[index].isPrimitive()
						&& !call.getAnnotatedParameterTypes()[index].isAnnotationPresent(Nullable.class))
				.mapToObj((index) -> Arguments.of(call, index)));
	}

	@ParameterizedTest
	@MethodSource("arguments")
	void areRefusedWithTheNameOfTheCall(Executable call, int index) {
		Object[] values = Arrays.stream(call.getParameterTypes()).map(NullArgumentsTests::value).toArray();
		values[index] = null;
		Throwable failure = catchThrowable(() -> make(call, values));
		assertThat(failure).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining(name(call) + "()")
			.hasMessageContaining("null");
	}

	private static String name(Executable call) {
		return (call instanceof Constructor) ? call.getDeclaringClass().getSimpleName() : call.getName();
	}

	private static void make(Executable call, Object[] values) throws Throwable {
		try {
			if (call instanceof Method method) {
				method.invoke(TARGETS.get(method.getDeclaringClass()), values);
			}
			else {
				((Constructor<?>) call).newInstance(values);
			}
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static Object value(Class<?> type) {
		List<Object> known = List.of("x", true, 1, Duration.ofMinutes(1), new SqlErrorTranslator(), Thing.class,
				QueryCacheSettings.defaults(), new Class<?>[] { Thing.class }, new String[] { "x" }, new Object[0]);
		Stream<Object> all = Stream.concat(known.stream(), TARGETS.values().stream());
		Object found = all.filter((value) -> type.isInstance(value) || isPrimitive(type, value))
			.findFirst()
			.orElse(null);
		if (found == null && type.isEnum()) {
			found = type.getEnumConstants()[0];
		}
		return (found != null) ? found
				: Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, given) -> {
					throw new IllegalStateException("the call was made");
				});
	}

	private static boolean isPrimitive(Class<?> type, Object value) {
		return (type == boolean.class && value instanceof Boolean) || (type == int.class && value instanceof Integer);
	}

	/**
	 * An entity.
	 */
	@Entity
	static class Thing {

		@Id
		long id;

	}

}
