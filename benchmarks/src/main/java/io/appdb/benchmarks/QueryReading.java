package io.appdb.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.benchmarks.app.Author;
import io.appdb.session.DbSession;
import io.appdb.session.QueryCache;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * What JMH measures: the same query again and again, from the query cache of a session,
 * from the database, and from Hibernate's own query cache. JMH owns it; one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueryReading {

	private static final String HQL = "from Author a where a.id between :first and :last order by a.name";

	private static final String SQL = "select * from authors where id between ? and ? order by name";

	/**
	 * JDBC URL of the database.
	 */
	@Param("jdbc:h2:mem:queries")
	@SuppressWarnings("NullAway.Init")
	public String url;

	/**
	 * Its user.
	 */
	@Param("sa")
	@SuppressWarnings("NullAway.Init")
	public String username;

	/**
	 * Password of that user.
	 */
	@Param("")
	@SuppressWarnings("NullAway.Init")
	public String password;

	/**
	 * Number of objects the query reads.
	 */
	@Param("1")
	public int rows;

	private final LocalContainerEntityManagerFactoryBean boot = new LocalContainerEntityManagerFactoryBean();

	private final HikariDataSource pool = new HikariDataSource();

	@SuppressWarnings("NullAway.Init")
	private DatabaseManager manager;

	@SuppressWarnings("NullAway.Init")
	private DbSession session;

	@SuppressWarnings("NullAway.Init")
	private DbSession transaction;

	@SuppressWarnings("NullAway.Init")
	private QueryCache cache;

	@SuppressWarnings("NullAway.Init")
	private SelectionQuery<Author> query;

	@SuppressWarnings("NullAway.Init")
	private Session hibernate;

	/**
	 * Opens a session of each kind, and one in a transaction.
	 */
	@Setup
	public void open() {
		this.manager = DatabaseManager.builder()
			.url(this.url)
			.username(this.username)
			.password(this.password)
			.packages(Author.class.getPackageName())
			.build();
		this.manager.initialize();
		fill();
		this.session = this.manager.getSession();
		this.cache = this.session.queryCache();
		this.query = asked(this.session);
		this.transaction = this.manager.getSession();
		this.transaction.begin();
		this.pool.setJdbcUrl(this.url);
		this.pool.setUsername(this.username);
		this.pool.setPassword(this.password);
		this.boot.setDataSource(this.pool);
		this.boot.setPackagesToScan(Author.class.getPackageName());
		this.boot.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		this.boot.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "none", "hibernate.cache.use_query_cache", "true",
				"hibernate.cache.region.factory_class", MapRegions.class.getName()));
		this.boot.afterPropertiesSet();
		EntityManagerFactory factory = Objects.requireNonNull(this.boot.getObject());
		this.hibernate = factory.unwrap(org.hibernate.SessionFactory.class).openSession();
		readEachOnce();
	}

	private void fill() {
		this.manager.sessions().runInTransaction((filling) -> {
			filling.execute("delete from notes");
			filling.execute("delete from authors");
			filling.executeMany("insert into authors (id, name) values (?, ?)",
					java.util.stream.LongStream.rangeClosed(1, 100)
						.mapToObj((id) -> new Object[] { id, "author " + id })
						.toList());
		});
	}

	private void readEachOnce() {
		for (List<?> read : List.of(prepared(), created(), rowsOfSql(), inTransaction(), uncached(), ownCache())) {
			if (read.size() != this.rows) {
				throw new IllegalStateException("Read " + read.size() + " objects in place of " + this.rows);
			}
		}
	}

	/**
	 * Closes everything.
	 */
	@TearDown
	public void close() {
		this.hibernate.close();
		this.boot.destroy();
		this.pool.close();
		this.transaction.close();
		this.session.close();
		this.manager.close();
	}

	private SelectionQuery<Author> asked(DbSession asking) {
		return asking.createSelectionQuery(HQL, Author.class)
			.setParameter("first", 1L)
			.setParameter("last", (long) this.rows);
	}

	/**
	 * A hit for a query that exists.
	 * @return what was found
	 */
	@Benchmark
	public List<Author> prepared() {
		return this.cache.list(this.query);
	}

	/**
	 * A hit, with creating the query and setting its parameters.
	 * @return what was found
	 */
	@Benchmark
	public List<Author> created() {
		return this.session.queryCache().list(asked(this.session));
	}

	/**
	 * A hit for native SQL.
	 * @return what was found
	 */
	@Benchmark
	public List<?> rowsOfSql() {
		return this.session.queryCache().rows(SQL, 1L, this.rows);
	}

	/**
	 * A hit in a transaction, where pending changes are looked for as in any query.
	 * @return what was found
	 */
	@Benchmark
	public List<Author> inTransaction() {
		return this.transaction.queryCache().list(asked(this.transaction));
	}

	/**
	 * Only creating the query and setting its parameters.
	 * @return the query
	 */
	@Benchmark
	public SelectionQuery<Author> creation() {
		return asked(this.session);
	}

	/**
	 * The query itself.
	 * @return what was read
	 */
	@Benchmark
	public List<Author> uncached() {
		return asked(this.session).getResultList();
	}

	/**
	 * Hibernate's query cache, on a plain map, in a session of Hibernate itself.
	 * @return what was found
	 */
	@Benchmark
	public List<Author> ownCache() {
		return this.hibernate.createSelectionQuery(HQL, Author.class)
			.setParameter("first", 1L)
			.setParameter("last", (long) this.rows)
			.setCacheable(true)
			.getResultList();
	}

}
