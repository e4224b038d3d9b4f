package io.appdb.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.appdb.autoconfigure.OwnBeans.OneFactory;
import io.appdb.autoconfigure.OwnBeans.OneFactoryBesideTwoSources;
import io.appdb.autoconfigure.OwnBeans.OneSource;
import io.appdb.autoconfigure.OwnBeans.SecondFactory;
import io.appdb.autoconfigure.OwnBeans.TwoFactories;
import io.appdb.autoconfigure.OwnBeans.TwoFactoriesOnePrimary;
import io.appdb.autoconfigure.OwnBeans.TwoSources;
import io.appdb.autoconfigure.OwnBeans.TwoSourcesOnePrimary;
import io.appdb.autoconfigure.OwnBeans.TwoTransactionManagers;
import io.appdb.session.SessionManager;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application that starts with Spring Boot alone starts with the starter
 * too, and has at least the beans it had: with each auto-configuration excluded, and with
 * beans of its own.
 */
class DropInTests {

	static Stream<Class<?>> exclusions() {
		return BothClassPaths.ofSpringBoot();
	}

	@ParameterizedTest
	@MethodSource("exclusions")
	void startsWithoutAnAutoConfiguration(Class<?> excluded) {
		assertDropIn(BothClassPaths.plainWeb(excluded), BothClassPaths.withStarterWeb(excluded), (runner) -> runner);
	}

	@ParameterizedTest
	@MethodSource("exclusions")
	void startsWithAFactoryOfItsOwnWithoutAnAutoConfiguration(Class<?> excluded) {
		assertDropIn(BothClassPaths.plainWeb(excluded), BothClassPaths.withStarterWeb(excluded),
				(runner) -> runner.withUserConfiguration(OneSource.class, OneFactory.class));
	}

	static Stream<List<Class<?>>> configurations() {
		return Stream.of(List.of(OneSource.class), List.of(TwoSources.class), List.of(TwoSourcesOnePrimary.class),
				List.of(OneFactory.class), List.of(TwoFactories.class), List.of(TwoFactoriesOnePrimary.class),
				List.of(SecondFactory.class), List.of(OneFactoryBesideTwoSources.class),
				List.of(TwoSourcesOnePrimary.class, OneFactory.class), List.of(TwoTransactionManagers.class),
				List.of(TwoFactories.class, TwoTransactionManagers.class));
	}

	@ParameterizedTest
	@MethodSource("configurations")
	void startsWithBeansOfItsOwn(List<Class<?>> configuration) {
		for (String openInView : List.of("true", "false")) {
			assertDropIn(BothClassPaths.plainWeb(), BothClassPaths.withStarterWeb(),
					(runner) -> runner.withUserConfiguration(configuration.toArray(Class<?>[]::new))
						.withPropertyValues("spring.jpa.open-in-view=" + openInView));
		}
	}

	static Stream<Function<WebApplicationContextRunner, WebApplicationContextRunner>> beans() {
		return Stream.of((runner) -> runner.withBean(JpaVendorAdapter.class, HibernateJpaVendorAdapter::new),
				(runner) -> runner.withBean(OpenEntityManagerInViewInterceptor.class),
				(runner) -> runner.withBean(JpaTransactionManager.class),
				(runner) -> runner.withBean("first", TransactionTemplate.class)
					.withBean("second", TransactionTemplate.class),
				(runner) -> runner.withBean("first", JdbcTemplate.class).withBean("second", JdbcTemplate.class),
				(runner) -> runner.withBean(WebMvcRegistrations.class, () -> new WebMvcRegistrations() {
				}), (runner) -> runner.withBean(JdbcConnectionDetails.class, SpringBootPoolTests.ServiceDetails::new),
				(runner) -> runner.withBean(SchemaManagementProvider.class,
						() -> (dataSource) -> SchemaManagement.MANAGED));
	}

	@ParameterizedTest
	@MethodSource("beans")
	void startsWithABeanOfItsOwn(Function<WebApplicationContextRunner, WebApplicationContextRunner> bean) {
		assertDropIn(BothClassPaths.plainWeb(), BothClassPaths.withStarterWeb(), bean);
	}

	@Test
	void isSpringBootAloneWhenSwitchedOff() {
		BothClassPaths.plainWeb()
			.run((plain) -> BothClassPaths.withStarterWeb()
				.withPropertyValues("app.db.enabled=false")
				.run((switchedOff) -> assertThat(names(switchedOff)).filteredOn((name) -> !names(plain).contains(name))
					.allMatch((name) -> name.contains("UnusedFlyway") || name.contains("DatabaseFlyway"))));
	}

	@Test
	void keepsEachFactoryAtItsOwnDataSource() {
		BothClassPaths.withStarterWeb().withUserConfiguration(SecondFactory.class).run((context) -> {
			context.getBean("secondFactory", EntityManagerFactory.class)
				.runInTransaction((entities) -> entities.persist(new Probe(1, "second")));
			assertThat(context.getBean(JdbcClient.class).sql("select count(*) from probe").query(Long.class).single())
				.isZero();
		});
	}

	@Test
	void hasSessionsOfThePrimaryFactory() {
		BothClassPaths.withStarterWeb().withUserConfiguration(TwoFactoriesOnePrimary.class).run((context) -> {
			context.getBean(SessionManager.class)
				.runInTransaction((session) -> session.persist(new Probe(1, "primary")));
			assertThat(rows(context.getBean("firstFactory", EntityManagerFactory.class))).isOne();
			assertThat(rows(context.getBean("secondFactory", EntityManagerFactory.class))).isZero();
		});
	}

	@Test
	void hasNoSessionsWhereNoFactoryIsThere() {
		BothClassPaths.withStarterWeb(HibernateJpaAutoConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SessionManager.class));
	}

	private static void assertDropIn(WebApplicationContextRunner plain, WebApplicationContextRunner starter,
			Function<WebApplicationContextRunner, WebApplicationContextRunner> application) {
		application.apply(plain).run((before) -> application.apply(starter).run((after) -> {
			if (before.getStartupFailure() == null) {
				assertThat(after).hasNotFailed();
				assertThat(names(after)).containsAll(names(before));
			}
		}));
	}

	private static long rows(EntityManagerFactory factory) {
		Function<EntityManager, Long> count = (
				entities) -> entities.createQuery("select count(p) from Probe p", Long.class).getSingleResult();
		return factory.callInTransaction(count);
	}

	private static List<String> names(AssertableWebApplicationContext context) {
		return Arrays.stream(context.getBeanDefinitionNames())
			.filter((name) -> !name.equals("jpaVendorAdapter") && !name.contains("$$Lambda"))
			.toList();
	}

}
