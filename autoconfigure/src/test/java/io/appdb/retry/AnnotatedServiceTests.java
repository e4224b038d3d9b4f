package io.appdb.retry;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import io.appdb.error.DeadlockException;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Methods of services whose transaction is repeated because an annotation says so.
 */
@SuppressWarnings("NullAway.Init")
class AnnotatedServiceTests {

	private static ConfigurableApplicationContext context;

	private Service service;

	private SessionManager sessions;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(App.class).web(WebApplicationType.NONE)
			.properties("app.db.url=jdbc:h2:mem:annotated", "app.db.retry.max-attempts=4", "app.db.retry.delay=1ms",
					"spring.main.banner-mode=off", "logging.level.root=warn")
			.run();
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@BeforeEach
	void prepare() {
		this.service = context.getBean(Service.class);
		this.service.attempts().clear();
		this.sessions = context.getBean(SessionManager.class);
		this.sessions.runInTransaction((db) -> {
			db.createMutationQuery("delete from Purse").executeUpdate();
			db.persist(new Purse());
		});
	}

	private long coins() {
		return this.sessions.withSession((db) -> db.find(Purse.class, 1)).coins;
	}

	@Test
	void givesAMethodATransactionOfItsOwn() throws IOException {
		assertThat(this.service.add(5, 3)).isEqualTo(105);
		assertThat(this.service.attempts()).hasSize(3).doesNotHaveDuplicates();
		assertThat(coins()).isEqualTo(105);
	}

	@Test
	void rollsTheTransactionOfItsOwnBackOnACheckedException() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.service.add(-1, 1));
		assertThat(this.service.attempts()).hasSize(1);
		assertThat(coins()).isEqualTo(100);
	}

	@Test
	void repeatsAsOftenAsTheSettingsSay() {
		assertThatExceptionOfType(DeadlockException.class).isThrownBy(() -> this.service.add(5, 100));
		assertThat(this.service.attempts()).hasSize(4);
		assertThat(coins()).isEqualTo(100);
	}

	@Test
	void repeatsATransactionalMethodFromOutsideOfItsTransaction() {
		this.service.addTransactional(2);
		assertThat(this.service.attempts()).hasSize(2).doesNotHaveDuplicates();
		assertThat(coins()).isEqualTo(101);
	}

	@Test
	void repeatsAsOftenAsTheAnnotationSays() {
		assertThatExceptionOfType(DeadlockException.class).isThrownBy(() -> this.service.addTransactional(100));
		assertThat(this.service.attempts()).hasSize(2);
	}

	@Test
	void repeatsAfterWhatTheAnnotationIncludes() {
		this.service.lockTimeout();
		assertThat(this.service.attempts()).hasSize(2);
	}

	@Test
	void repeatsWhatAnAnnotationMadeOfItMarks() {
		this.service.composed();
		assertThat(this.service.attempts()).hasSize(2);
	}

	@Test
	void worksThroughAnInterface() {
		Greeter greeter = context.getBean(Greeter.class);
		assertThat(greeter.greet()).isEqualTo("attempt 2");
	}

	@Test
	void isInsideOfAnAsynchronousCall() throws Exception {
		assertThat(this.service.asynchronous().get()).startsWith("task-");
		assertThat(this.service.attempts()).hasSize(2);
		List<String> advisors = new ArrayList<>();
		for (var advisor : ((Advised) this.service).getAdvisors()) {
			advisors.add(advisor.getAdvice().getClass().getSimpleName());
		}
		assertThat(advisors).containsSubsequence("AnnotationAsyncExecutionInterceptor", "RetryTransactionInterceptor",
				"TransactionInterceptor");
	}

	@Test
	void isRefusedInsideARunningTransaction() {
		TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
		assertThatIllegalStateException()
			.isThrownBy(() -> transaction.executeWithoutResult((status) -> this.service.addTransactional(1)))
			.withMessageContaining("Service.addTransactional")
			.withMessageContaining("already running");
		assertThat(this.service.attempts()).isEmpty();
	}

	@Test
	void hasASessionOfItsOwnInsideOfAnother() {
		this.sessions.runWithSession((db) -> {
			Purse purse = db.find(Purse.class, 1);
			purse.coins += 1_000;
			this.service.addTransactional(2);
			assertThat(db.contains(purse)).isTrue();
		});
		assertThat(coins()).isEqualTo(101);
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
	}

	@Test
	void refusesATransactionalMethodThatBeginsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.supports())
			.withMessageContaining("Service.supports")
			.withMessageContaining("REQUIRES_NEW");
	}

	@Test
	void refusesValuesOutOfRange() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.wrong())
			.withMessageContaining("Service.wrong")
			.withMessageContaining("max-attempts is -1: use 1 or more");
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.unreadable())
			.withMessageContaining("Service.unreadable")
			.withMessageContaining("deadline is 'soon': use a duration such as 50ms or 2s");
	}

	@Test
	void countsAttempts() {
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		double before = meters.find("app.db.retry.attempts")
			.tag("database", "default")
			.tag("outcome", "failure")
			.tag("exception", "DeadlockException")
			.counters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum();
		this.service.addTransactional(2);
		assertThat(meters.get("app.db.retry.attempts").tag("exception", "DeadlockException").counter().count())
			.isEqualTo(before + 1);
		assertThat(meters.get("app.db.retry.attempts").tag("outcome", "success").counter().count()).isPositive();
	}

	@Test
	void putsNoProxyAroundOtherBeans() {
		assertThat(AopUtils.isAopProxy(context.getBean(Plain.class))).isFalse();
	}

	/**
	 * Retries six times.
	 */
	@RetryTransaction(maxAttempts = 6, delay = "0", maxDelay = "1ms", deadline = "1m")
	@Retention(RetentionPolicy.RUNTIME)
	@interface Stubborn {

	}

	/**
	 * A bean with annotated methods.
	 */
	static class Service {

		private final CurrentSession db;

		private final CurrentSessionTransaction transaction;

		@PersistenceContext
		private EntityManager entityManager;

		private final List<EntityManager> attempts = new ArrayList<>();

		Service(CurrentSession db, CurrentSessionTransaction transaction) {
			this.db = db;
			this.transaction = transaction;
		}

		/**
		 * Returns the persistence context of each attempt.
		 */
		List<EntityManager> attempts() {
			return this.attempts;
		}

		@RetryTransaction
		long add(long amount, int successfulAttempt) throws IOException {
			this.attempts.add(this.entityManager.unwrap(SessionImplementor.class));
			Purse purse = this.transaction.find(Purse.class, 1);
			purse.coins += amount;
			this.transaction.flush();
			failUntil(successfulAttempt);
			if (amount < 0) {
				throw new IOException("checked");
			}
			return purse.coins;
		}

		@RetryTransaction(maxAttempts = 2)
		@Transactional(isolation = Isolation.SERIALIZABLE)
		void addTransactional(int successfulAttempt) {
			this.attempts.add(this.entityManager.unwrap(SessionImplementor.class));
			this.db.find(Purse.class, 1).coins++;
			assertThat(TransactionSynchronizationManager.getCurrentTransactionIsolationLevel())
				.isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
			failUntil(successfulAttempt);
		}

		@RetryTransaction(includes = CannotAcquireLockException.class)
		void lockTimeout() {
			this.attempts.add(this.entityManager);
			if (this.attempts.size() < 2) {
				throw new CannotAcquireLockException("time-out");
			}
		}

		@Stubborn
		void composed() {
			this.attempts.add(this.entityManager);
			failUntil(2);
		}

		@Async
		@RetryTransaction
		@Transactional
		public Future<String> asynchronous() {
			this.attempts.add(this.entityManager);
			failUntil(2);
			return CompletableFuture.completedFuture(Thread.currentThread().getName());
		}

		@RetryTransaction
		@Transactional(propagation = Propagation.SUPPORTS)
		void supports() {
		}

		@RetryTransaction(maxAttempts = -1)
		void wrong() {
		}

		@RetryTransaction(deadline = "soon")
		void unreadable() {
		}

		private void failUntil(int successfulAttempt) {
			if (this.attempts.size() < successfulAttempt) {
				throw new DeadlockException(null);
			}
		}

	}

	/**
	 * An interface with a method that its implementation marks.
	 */
	interface Greeter {

		String greet();

	}

	/**
	 * Its implementation.
	 */
	static class PoliteGreeter implements Greeter {

		private int attempts;

		@Override
		@RetryTransaction
		public String greet() {
			this.attempts++;
			if (this.attempts < 2) {
				throw new DeadlockException(null);
			}
			return "attempt " + this.attempts;
		}

	}

	/**
	 * A bean without annotations.
	 */
	static class Plain {

	}

	/**
	 * The application.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableAsync
	@Import({ Service.class, PoliteGreeter.class, Plain.class })
	static class App {

		@Bean
		MeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

	}

	@Entity(name = "Purse")
	static class Purse {

		@Id
		int id = 1;

		long coins = 100;

	}

}
