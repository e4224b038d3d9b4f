package io.appdb.companions.differences;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.appdb.companions.RunningApplication;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.orm.jpa.JpaTransactionManager;

/**
 * Reads the settings, the pool and the beans of an application.
 */
final class Settings {

	private static final Set<String> PER_START = Set.of("jdbcUrl", "poolName", "hikariPoolMXBean", "hikariConfigMXBean",
			"metricRegistry", "dataSource", "class", "connection", "running", "closed", "url", "credentials");

	private final RunningApplication application;

	private final Map<String, String> seen = new TreeMap<>();

	Settings(RunningApplication application) {
		this.application = application;
	}

	Map<String, String> read() {
		defaults(this.application.context().getEnvironment());
		hibernate(this.application.bean(EntityManagerFactory.class));
		pool(this.application.bean(HikariDataSource.class));
		this.seen.put("PROPAGATION_NESTED",
				"" + this.application.bean(JpaTransactionManager.class).isNestedTransactionAllowed());
		beans(this.application.context().getBeanFactory());
		return this.seen;
	}

	private void defaults(ConfigurableEnvironment environment) {
		environment.getPropertySources()
			.stream()
			.filter((source) -> source.getName().startsWith("appDatabase"))
			.flatMap((source) -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.forEach((key) -> this.seen.put(key, String.valueOf(environment.getProperty(key))));
	}

	/**
	 * The data source is compared as a bean. Hibernate counts what the JVM was started
	 * with among its settings.
	 */
	private void hibernate(EntityManagerFactory factory) {
		factory.unwrap(SessionFactory.class)
			.getProperties()
			.entrySet()
			.stream()
			.filter((setting) -> !setting.getKey().toLowerCase(Locale.ROOT).endsWith("datasource"))
			.filter((setting) -> System.getProperty(setting.getKey()) == null)
			.forEach((setting) -> this.seen.put(setting.getKey(), text(setting.getValue())));
	}

	private void pool(HikariDataSource pool) {
		BeanWrapper properties = new BeanWrapperImpl(pool);
		Stream.of(BeanUtils.getPropertyDescriptors(HikariConfig.class))
			.map((property) -> property.getName())
			.filter((name) -> properties.isReadableProperty(name) && !PER_START.contains(name))
			.forEach((name) -> this.seen.put("hikari." + name, text(properties.getPropertyValue(name))));
	}

	/**
	 * What is called {@code database…} is the library's own, and
	 * {@code org.springframework…} is a configuration class of Spring Boot.
	 */
	private void beans(ConfigurableListableBeanFactory beans) {
		Stream.of(beans.getBeanDefinitionNames())
			.filter((name) -> !name.startsWith("database") && !name.contains("io.appdb.")
					&& !name.startsWith("org.springframework."))
			.forEach((name) -> this.seen.put(name, beans.getBean(name).getClass().getName().replaceAll("\\$.*", "")));
	}

	private static String text(@Nullable Object value) {
		String text = String.valueOf(value);
		return (value != null && text.contains("@")) ? value.getClass().getName()
				: text.replaceAll("[0-9a-f-]{36}", "");
	}

}
