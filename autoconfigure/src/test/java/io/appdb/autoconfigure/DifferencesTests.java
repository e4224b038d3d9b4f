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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

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
		Map<String, String> starter = probe(BothClassPaths.withStarterWeb()
			.withInitializer((context) -> DatabaseEnvironmentPostProcessor.apply(context.getEnvironment())));
		Set<String> different = Stream.concat(plain.keySet().stream(), starter.keySet().stream())
			.filter((key) -> !plain.getOrDefault(key, "-").equals(starter.getOrDefault(key, "-")))
			.collect(Collectors.toCollection(TreeSet::new));
		String page = Files.readString(Path.of("../docs/from-plain-boot.md"));
		assertThat(different).contains("hibernate.jdbc.log.errors", "PROPAGATION_NESTED");
		assertThat(different).filteredOn((key) -> !page.contains(key.contains(" ") ? key : "`" + key + "`"))
			.as("not on the page")
			.isEmpty();
	}

	private static Map<String, String> probe(WebApplicationContextRunner runner) {
		Map<String, String> seen = new TreeMap<>();
		runner.withInitializer((context) -> rememberDefaults(context.getEnvironment(), seen)).run((context) -> {
			assertThat(context).hasNotFailed();
			hibernate(context.getBean(EntityManagerFactory.class), seen);
			pool(context.getBean(HikariDataSource.class), seen);
			JpaTransactionManager transactions = context.getBean(JpaTransactionManager.class);
			seen.put("PROPAGATION_NESTED", "" + transactions.isNestedTransactionAllowed());
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

}
