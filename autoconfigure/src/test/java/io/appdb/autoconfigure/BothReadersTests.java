package io.appdb.autoconfigure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.engine.PoolSettings;
import io.appdb.error.Causes;
import io.appdb.error.InvalidSettingException;
import io.appdb.schema.SchemaMode;
import io.appdb.session.QueryCacheSettings;
import io.appdb.session.SessionSettings;
import org.hibernate.FlushMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that each key of {@code app.db} that a manager has a use for does the same in an
 * application and in {@code DatabaseManager.builder().from(environment)}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BothReadersTests {

	private static final String MEMORY = "url=jdbc:h2:mem:both";

	/**
	 * Changes that are seen, key and value each, beside an address.
	 */
	private static final String[] EFFECTS = { MEMORY + " username=sa password=", MEMORY + " params.MODE=PostgreSQL",
			"type=h2 name=mem:both params.MODE=MySQL", MEMORY + " driver-class-name=" + OwnDriver.NAME,
			"url=jdbc:h2:mem:unpooled;DB_CLOSE_DELAY=-1 pool.enabled=false", MEMORY + " pool.size=3",
			MEMORY + " pool.max-overflow=0", MEMORY + " pool.idle-timeout=45", MEMORY + " pool.timeout=5",
			MEMORY + " pool.recycle=600", MEMORY + " pool.pre-ping=false", MEMORY + " pool.echo=true",
			MEMORY + " echo=sql", MEMORY + " echo=bind", MEMORY + " session.flush-mode=commit",
			MEMORY + " session.expire-on-commit=true", MEMORY + " session.query-cache.enabled=false",
			MEMORY + " session.query-cache.max-entries=1", MEMORY + " schema.mode=none",
			MEMORY + " schema.allow-drop=false" };

	private static final String[] FAILURES = { "url=", "host=db.example", "name=shop", "port=5432", "username=anna",
			"password=s3cret", "embedded=false", "type=sqlite", "type=sqlite name=", "type=h2 charset=", "type=h2",
			"url=sqlite:///x.db?nonsense=1", "url=sqlite:///x.db params.nonsense=1",
			"type=sqlite name=x.db params.mode=ro", "type=other name=shop", "type=postgresql port=70000 name=shop",
			"url=postgresql://one/shop type=mysql", "url=postgresql://one/shop host=two",
			"url=postgresql://one/shop?a=1 params.a=2", "url=nonsense", "type=oracle name=shop",
			MEMORY + " charset=utf8", MEMORY + " params.NO_SUCH_SETTING=1", "url=jdbc:nobody:shop",
			MEMORY + " driver-class-name=com.example.Nowhere", MEMORY + " echo=loud", MEMORY + " startup-timeout=-1s",
			MEMORY + " startup-timeout=soon", MEMORY + " pool.size=0", MEMORY + " pool.size=many",
			MEMORY + " pool.sise=3", MEMORY + " pool.max-overflow=-1", MEMORY + " pool.timeout=1ms",
			MEMORY + " pool.recycle=1", MEMORY + " pool.idle-timeout=1", MEMORY + " pool.max-waiting=-1",
			MEMORY + " session.flush-mode=always", MEMORY + " session.flush-mode=never",
			MEMORY + " session.query-cache.max-entries=0", MEMORY + " schema.mode=drop",
			MEMORY + " schema.mode=validate", MEMORY + " schema.mode=create-drop schema.allow-drop=false",
			MEMORY + " migration.scratch-url=postgresql://[x", MEMORY + " retry.max-attempts=0",
			MEMORY + " replicas.max-lag=1ms", MEMORY + " replicas.max-wait=2m", MEMORY + " replicas.own-writes=maybe",
			MEMORY + " replicas.urls=jdbc:h2:mem:replica", MEMORY + " replicas.urls=nonsense",
			MEMORY + " required=false", MEMORY + " databases.a.url=sqlite:///a.db",
			MEMORY + " databases.a.packages=x databases.a.pool.size=0",
			MEMORY + " databases.a.packages=x databases.b.packages=x" };

	/**
	 * What only an application has, and what is of no consequence without a server.
	 */
	private static final Set<String> ELSEWHERE = Set.of("enabled", "migration.ignore", "retry.delay", "retry.max-delay",
			"retry.jitter", "packages", "web.enabled", "web.problem-details", "web.rollback-on-error-status",
			"web.max-buffered-response", "web.position-cookie", "web.position-secret", "replicas.reads", "cli.enabled");

	static Stream<String> effects() {
		return Stream.of(EFFECTS);
	}

	static Stream<String> failures() {
		return Stream.of(FAILURES);
	}

	@ParameterizedTest
	@MethodSource("effects")
	void haveTheSameEffect(String settings, CapturedOutput output) {
		Map<String, String> usual = inApplication(keys(MEMORY), (manager) -> ObservedDatabase.of(manager, output));
		Map<String, String> application = inApplication(keys(settings),
				(manager) -> ObservedDatabase.of(manager, output));
		Map<String, String> builder = alone(keys(settings), (manager) -> ObservedDatabase.of(manager, output));
		assertThat(builder).isEqualTo(application).isNotEqualTo(usual);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void failInTheSameWay(String settings) {
		Throwable application = catchThrowable(() -> inApplication(keys(settings), DatabaseManager::names));
		Throwable builder = catchThrowable(() -> alone(keys(settings), DatabaseManager::names));
		assertThat(application).isNotNull();
		assertThat(builder).isNotNull();
		assertThat(remedy(builder)).endsWith(remedy(application));
	}

	/**
	 * All keys but {@code url}, as {@code ${PORT:}} leaves them.
	 */
	static Stream<String> optional() {
		return ConfigurationMetadataTests.keys()
			.stream()
			.filter((key) -> !key.equals("url") && !key.equals("params"))
			.sorted();
	}

	@ParameterizedTest
	@MethodSource("optional")
	void takeABlankValueForNone(String key, CapturedOutput output) {
		Function<DatabaseManager, Map<String, String>> observed = (manager) -> ObservedDatabase.of(manager, output);
		Map<String, String> usual = inApplication(keys(MEMORY), observed);
		for (String blank : List.of("", "${NO_SUCH_VARIABLE:}")) {
			Map<String, Object> keys = keys(MEMORY + " " + key + "=" + blank);
			assertThat(inApplication(keys, observed)).as(key).isEqualTo(usual);
			assertThat(alone(keys, observed)).as(key).isEqualTo(usual);
		}
	}

	@Test
	void haveTheSameDatabaseWhereAllPartsOfAnAddressAreBlank() {
		Function<DatabaseManager, String> product = (manager) -> manager.sessions()
			.inTransaction((session) -> session.rows("select h2version()").toString());
		Map<String, Object> keys = keys("type= host= port= name= username= password=");
		assertThat(alone(keys, product)).isEqualTo(inApplication(keys, product)).contains("2.");
	}

	@Test
	void takeNothingFromBlankKeysThatABuilderWasTold() {
		assertThat(told(keys(MEMORY + " pool.size= session.flush-mode= schema.mode="))).containsExactly("3", "COMMIT",
				"false");
	}

	@Test
	void sayWhatAPlaceholderCameTo() {
		Throwable failure = catchThrowable(
				() -> alone(keys(MEMORY + " pool.size=${NO_SUCH_SIZE:many}"), DatabaseManager::names));
		assertThat(failure).hasMessageContaining("'app.db.pool.size' is 'many' (from ${NO_SUCH_SIZE:many}): use a");
	}

	@Test
	void haveTheSameDatabaseWhereNobodyNamesOne() {
		Function<DatabaseManager, String> product = (manager) -> manager.sessions()
			.inTransaction((session) -> session.rows("select h2version()").toString());
		assertThat(alone(Map.of(), product)).isEqualTo(inApplication(Map.of(), product)).contains("2.");
	}

	@Test
	void leaveWhatABuilderWasTold() {
		assertThat(told(keys(MEMORY))).containsExactly("3", "COMMIT", "false");
		assertThat(told(keys(MEMORY + " pool.size=4 session.flush-mode=manual schema.mode=create")))
			.containsExactly("4", "MANUAL", "true");
	}

	private static List<String> told(Map<String, Object> keys) {
		try (DatabaseManager manager = DatabaseManager.builder()
			.pool(PoolSettings.defaults().withSize(3))
			.session(new SessionSettings(FlushMode.COMMIT, false, QueryCacheSettings.defaults()))
			.schema(SchemaMode.NONE)
			.from(environment(keys))
			.entities(Probe.class)
			.build()) {
			manager.initialize();
			return List.of("" + ((HikariDataSource) manager.engine().dataSource()).getMinimumIdle(),
					manager.sessions().withSession((session) -> session.getHibernateFlushMode().name()),
					"" + manager.schema().tableExists("probe"));
		}
	}

	@Test
	void knowEveryKey() {
		Set<String> walked = Stream.of(EFFECTS, FAILURES)
			.flatMap(Arrays::stream)
			.flatMap((settings) -> keys(settings).keySet().stream())
			.map((key) -> key.substring("app.db.".length()).replaceFirst("^(params|databases)\\..*", "$1"))
			.collect(Collectors.toCollection(TreeSet::new));
		walked.addAll(ELSEWHERE);
		assertThat(walked).containsAll(ConfigurationMetadataTests.keys());
	}

	/**
	 * What to do, which a start-up report says in a sentence of its own.
	 */
	private static String remedy(Throwable failure) {
		InvalidSettingException invalid = Causes.find(failure, InvalidSettingException.class);
		if (invalid != null) {
			return invalid.key() + " " + invalid.value() + StringUtils.capitalize(invalid.remedy()) + ".";
		}
		FailureAnalysis unknown = new UnknownDatabaseKeyFailureAnalyzer().analyze(failure);
		FailureAnalysis analysis = (unknown != null) ? unknown
				: new DatabaseBindFailureAnalyzer(new StandardEnvironment()).analyze(failure);
		return (analysis != null) ? String.valueOf(analysis.getAction())
				: String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
	}

	private static Map<String, Object> keys(String settings) {
		Map<String, Object> keys = new LinkedHashMap<>();
		for (String setting : StringUtils.tokenizeToStringArray(settings, " ")) {
			String[] pair = setting.split("=", 2);
			keys.put("app.db." + pair[0], pair[1]);
		}
		return keys;
	}

	private static <T> T inApplication(Map<String, Object> keys, Function<DatabaseManager, T> work) {
		AtomicReference<T> result = new AtomicReference<>();
		String[] pairs = keys.entrySet()
			.stream()
			.map((key) -> key.getKey() + "=" + key.getValue())
			.toArray(String[]::new);
		BothClassPaths.withStarter()
			.withPropertyValues(pairs)
			.withInitializer((context) -> DatabaseEnvironmentPostProcessor.apply(context.getEnvironment()))
			.run((context) -> {
				if (context.getStartupFailure() != null) {
					throw new IllegalStateException(context.getStartupFailure());
				}
				result.set(work.apply(context.getBean(DatabaseManager.class)));
			});
		return Objects.requireNonNull(result.get());
	}

	private static <T> T alone(Map<String, Object> keys, Function<DatabaseManager, T> work) {
		try (DatabaseManager manager = DatabaseManager.builder()
			.from(environment(keys))
			.entities(Probe.class)
			.build()) {
			manager.initialize();
			return work.apply(manager);
		}
	}

	private static StandardEnvironment environment(Map<String, Object> keys) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", keys));
		return environment;
	}

}
