package io.appdb.benchmarks;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.benchmarks.app.Author;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * What JMH measures: opening and closing a session that nobody uses or that finds what it
 * holds, with this library and with the factory that Boot builds. JMH owns it; one
 * thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SessionOpening {

	private static final int FINDS = 100;

	private final LocalContainerEntityManagerFactoryBean boot = new LocalContainerEntityManagerFactoryBean();

	private final HikariDataSource pool = new HikariDataSource();

	private final DatabaseManager manager;

	private final SessionManager sessions;

	private final EntityManagerFactory factory;

	private final EntityManagerFactory nativeFactory;

	/**
	 * Opens one database for both.
	 */
	public SessionOpening() {
		this.manager = DatabaseManager.builder()
			.url("jdbc:h2:mem:sessions")
			.packages(Author.class.getPackageName())
			.build();
		this.manager.initialize();
		this.sessions = this.manager.sessions();
		this.sessions.runInTransaction(
				(session) -> session.execute("insert into authors (id, name) values (1, 'Ada Lovelace')"));
		this.pool.setJdbcUrl("jdbc:h2:mem:sessions");
		this.boot.setDataSource(this.pool);
		this.boot.setPackagesToScan(Author.class.getPackageName());
		this.boot.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		this.boot.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "none"));
		this.boot.afterPropertiesSet();
		this.factory = Objects.requireNonNull(this.boot.getObject());
		this.nativeFactory = this.boot.getNativeEntityManagerFactory();
	}

	/**
	 * Closes it.
	 */
	@TearDown
	public void close() {
		this.boot.destroy();
		this.pool.close();
		this.manager.close();
	}

	/**
	 * The factory of a Boot application.
	 * @return what was opened
	 */
	@Benchmark
	public EntityManager entityManager() {
		EntityManager opened = this.factory.createEntityManager();
		opened.close();
		return opened;
	}

	/**
	 * Hibernate's own factory, without Spring.
	 * @return what was opened
	 */
	@Benchmark
	public EntityManager nativeEntityManager() {
		EntityManager opened = this.nativeFactory.createEntityManager();
		opened.close();
		return opened;
	}

	/**
	 * A session that the caller closes.
	 * @return what was opened
	 */
	@Benchmark
	public DbSession openSession() {
		DbSession opened = this.sessions.openSession();
		opened.close();
		return opened;
	}

	/**
	 * Finds of one entity, of which the first reads it, with Hibernate's own session.
	 * @return what was found last
	 */
	@Benchmark
	public Author entityManagerFinds() {
		try (EntityManager opened = this.factory.createEntityManager()) {
			return find(opened);
		}
	}

	/**
	 * The same in a session of this library, each call of which looks for its owner.
	 * @return what was found last
	 */
	@Benchmark
	public Author sessionFinds() {
		return this.sessions.withSession(SessionOpening::find);
	}

	private static Author find(EntityManager opened) {
		Author found = opened.find(Author.class, 1L);
		for (int index = 1; index < FINDS; index++) {
			found = opened.find(Author.class, 1L);
		}
		return found;
	}

	/**
	 * A session for a block.
	 * @return what was opened
	 */
	@Benchmark
	public DbSession withSession() {
		return this.sessions.withSession((session) -> session);
	}

}
