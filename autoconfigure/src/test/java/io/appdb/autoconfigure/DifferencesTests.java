package io.appdb.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests that what an application sees of the library without having asked for it is named
 * in docs/from-plain-boot.md: one application on the class path of plain Spring Boot and
 * on that of the starter, with its settings, its pool, its transactions, its errors and
 * its beans compared.
 */
class DifferencesTests {

	private static final Set<String> PER_START = Set.of("jdbcUrl", "poolName", "hikariPoolMXBean", "hikariConfigMXBean",
			"metricRegistry", "dataSource", "class", "connection", "running", "closed", "url");

	@Test
	void areAllOnThePage() throws IOException {
		Map<String, String> plain = probe(BothClassPaths.plainWeb());
		Map<String, String> starter = probe(starter());
		Set<String> different = Stream.concat(plain.keySet().stream(), starter.keySet().stream())
			.filter((key) -> !plain.getOrDefault(key, "-").equals(starter.getOrDefault(key, "-")))
			.collect(Collectors.toCollection(TreeSet::new));
		String page = Files.readString(Path.of("../docs/from-plain-boot.md"));
		assertThat(different).contains("hibernate.jdbc.log.errors", "PROPAGATION_NESTED");
		assertThat(different).filteredOn((key) -> !page.contains(key.contains(" ") ? key : "`" + key + "`"))
			.as("not on the page")
			.isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("switches")
	void eachSwitchTakesItsDifferenceAway(String name, UnaryOperator<WebApplicationContextRunner> flip,
			Map<String, String> expected) {
		Map<String, String> plain = probe(BothClassPaths.plainWeb());
		Map<String, String> starter = probe(flip.apply(starter()));
		assertThat(expected).isNotEmpty()
			.allSatisfy((key, value) -> assertThat(starter.getOrDefault(key, "-")).as(key)
				.isEqualTo((value != null) ? value : plain.getOrDefault(key, "-")));
	}

	/**
	 * The switches that the page names, and what they turn into that of plain Spring Boot
	 * or into what the application says.
	 */
	static Stream<Arguments> switches() {
		return Stream.of(
				arguments("app.db.web.enabled=false", property("app.db.web.enabled=false"),
						asBefore("requestMappingHandlerAdapter")),
				arguments("spring.jpa.open-in-view=false", property("spring.jpa.open-in-view=false"),
						Map.of("openEntityManagerInViewInterceptor", "-")),
				arguments("log errors", property("spring.jpa.properties.hibernate.jdbc.log.errors=true"),
						Map.of("hibernate.jdbc.log.errors", "true")),
				arguments("metadata access",
						property("spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=allow"),
						Map.of("hibernate.boot.allow_jdbc_metadata_access", "allow")),
				arguments("dialect resolvers",
						property("spring.jpa.properties.hibernate.dialect_resolvers=" + OwnResolver.class.getName()),
						Map.of("hibernate.dialect_resolvers", OwnResolver.class.getName())),
				arguments("flush mode", property("app.db.session.flush-mode=commit"),
						Map.of("org.hibernate.flushMode", "COMMIT")),
				arguments("TransactionManagerCustomizer", bean(OwnCustomizer.class), asBefore("PROPAGATION_NESTED")),
				arguments("TransactionManager", bean(OwnTransactionManager.class), asBefore("transactionManager")),
				arguments("SQLExceptionTranslator", bean(OwnTranslator.class),
						Map.of("exceptionTranslator", SQLStateSQLExceptionTranslator.class.getName())),
				arguments("DataSource", bean(OwnPool.class), asBefore("dataSource", "hikari.exceptionOverride")),
				arguments("JpaVendorAdapter", bean(OwnAdapter.class),
						asBefore("jpaVendorAdapter", "hibernate.connection.handling_mode")));
	}

	private static UnaryOperator<WebApplicationContextRunner> property(String property) {
		return (runner) -> runner.withPropertyValues(property);
	}

	private static UnaryOperator<WebApplicationContextRunner> bean(Class<?> configuration) {
		return (runner) -> runner.withUserConfiguration(configuration);
	}

	private static Map<String, @Nullable String> asBefore(String... keys) {
		Map<String, @Nullable String> expected = new TreeMap<>();
		Stream.of(keys).forEach((key) -> expected.put(key, null));
		return expected;
	}

	private static WebApplicationContextRunner starter() {
		return BothClassPaths.withStarterWeb()
			.withInitializer((context) -> DatabaseEnvironmentPostProcessor.apply(context.getEnvironment()));
	}

	private static Map<String, String> probe(WebApplicationContextRunner runner) {
		Map<String, String> seen = new TreeMap<>();
		runner.withInitializer((context) -> rememberDefaults(context.getEnvironment(), seen)).run((context) -> {
			assertThat(context).hasNotFailed();
			hibernate(context.getBean(EntityManagerFactory.class), seen);
			pool(context.getBean(HikariDataSource.class), seen);
			JpaTransactionManager transactions = context.getBean(JpaTransactionManager.class);
			seen.put("PROPAGATION_NESTED", "" + transactions.isNestedTransactionAllowed());
			seen.put("exceptionTranslator",
					context.getBean(JdbcTemplate.class).getExceptionTranslator().getClass().getName());
			seen.put("duplicate key", duplicate(context).getClass().getName());
			beans(context.getSourceApplicationContext(), seen);
			rememberDefaults(context.getEnvironment(), seen);
		});
		return seen;
	}

	private static void rememberDefaults(ConfigurableEnvironment environment, Map<String, String> seen) {
		environment.getPropertySources()
			.stream()
			.filter((source) -> source.getName().startsWith("appDatabase"))
			.flatMap((source) -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.forEach((key) -> seen.put(key, String.valueOf(environment.getProperty(key))));
	}

	/**
	 * The data source is compared as a bean.
	 */
	private static void hibernate(EntityManagerFactory factory, Map<String, String> seen) {
		factory.unwrap(SessionFactory.class)
			.getProperties()
			.entrySet()
			.stream()
			.filter((setting) -> !setting.getKey().toLowerCase(Locale.ROOT).endsWith("datasource"))
			.forEach((setting) -> seen.put(setting.getKey(), text(setting.getValue())));
	}

	private static void pool(HikariDataSource pool, Map<String, String> seen) {
		BeanWrapper properties = new BeanWrapperImpl(pool);
		Stream.of(BeanUtils.getPropertyDescriptors(HikariConfig.class))
			.map((property) -> property.getName())
			.filter((name) -> properties.isReadableProperty(name) && !PER_START.contains(name))
			.forEach((name) -> seen.put("hikari." + name, text(properties.getPropertyValue(name))));
	}

	private static DataAccessException duplicate(ApplicationContext context) {
		EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
		TransactionTemplate template = context.getBean(TransactionTemplate.class);
		for (int i = 0; i < 2; i++) {
			try {
				template.executeWithoutResult((status) -> Objects
					.requireNonNull(EntityManagerFactoryUtils.getTransactionalEntityManager(factory))
					.persist(new Probe(1, "twice")));
			}
			catch (DataAccessException ex) {
				return ex;
			}
		}
		throw new AssertionError("The second row was taken");
	}

	/**
	 * What is called {@code database…} is the library's own.
	 */
	private static void beans(ConfigurableApplicationContext context, Map<String, String> seen) {
		Stream.of(context.getBeanDefinitionNames())
			.filter((name) -> !name.startsWith("database") && !name.contains("io.appdb."))
			.forEach((name) -> seen.put(name, context.getBean(name).getClass().getName().replaceAll("\\$.*", "")));
	}

	private static String text(@Nullable Object value) {
		String text = String.valueOf(value);
		return (value != null && text.contains("@")) ? value.getClass().getName()
				: text.replaceAll("[0-9a-f-]{36}", "");
	}

	/**
	 * An application that looks at the database's product itself.
	 */
	public static class OwnResolver implements DialectResolver {

		@Override
		public Dialect resolveDialect(DialectResolutionInfo info) {
			return new H2Dialect(info);
		}

	}

	/**
	 * An application that wants no savepoints.
	 */
	static class OwnCustomizer {

		@Bean
		TransactionManagerCustomizer<JpaTransactionManager> withoutSavepoints() {
			return (transactionManager) -> transactionManager.setNestedTransactionAllowed(false);
		}

	}

	/**
	 * An application with a transaction manager of its own.
	 */
	static class OwnTransactionManager {

		@Bean
		JpaTransactionManager transactionManager(EntityManagerFactory factory) {
			return new JpaTransactionManager(factory);
		}

	}

	/**
	 * An application that tells the errors of {@code JdbcTemplate} apart itself.
	 */
	static class OwnTranslator {

		@Bean
		SQLExceptionTranslator ownTranslator() {
			return new SQLStateSQLExceptionTranslator();
		}

	}

	/**
	 * An application with a pool of its own.
	 */
	static class OwnPool {

		@Bean
		HikariDataSource dataSource() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
			return pool;
		}

	}

	/**
	 * An application with a vendor adapter of its own.
	 */
	static class OwnAdapter {

		@Bean
		HibernateJpaVendorAdapter jpaVendorAdapter() {
			return new HibernateJpaVendorAdapter();
		}

	}

}
