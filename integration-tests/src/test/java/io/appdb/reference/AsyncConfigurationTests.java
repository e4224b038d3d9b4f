package io.appdb.reference;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.PoolSettings;
import io.appdb.schema.Schema;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import io.appdb.session.SessionSettings;
import org.hibernate.FlushMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The examples of the document "SQLAlchemy Configuration".
 */
@ReferenceDocument(title = "SQLAlchemy Configuration", examples = 16)
class AsyncConfigurationTests {

	private final ReferenceApplication application;

	AsyncConfigurationTests(ReferenceApplication application) {
		this.application = application;
	}

	static Stream<ReferenceApplication> applications() {
		return ReferenceApplication.onEach(Handlers.class);
	}

	@BeforeEach
	void ready() {
		this.application.ready();
	}

	/**
	 * The URL from its parts, and of the database for tests.
	 */
	@Example(1)
	void connectionUrl() {
		DatabaseUrl url = DatabaseUrl.of(DatabaseType.MYSQL, "db", 3306, "shop", "app", "secret",
				Map.of("charset", "utf8mb4"));
		assertThat(url.jdbcUrl()).startsWith("jdbc:mysql://db:3306/shop").doesNotContain("secret");
		assertThat(url.withDatabase("shop_test").database()).isEqualTo("shop_test");
		assertThat(DatabaseUrl.parse("mysql+asyncmy://app:secret@db:3306/shop?charset=utf8mb4").jdbcUrl())
			.isEqualTo(url.jdbcUrl());
	}

	/**
	 * The engine's pool.
	 */
	@Example(2)
	void engineConfiguration() {
		PoolSettings pool = PoolSettings.defaults()
			.withSize(10)
			.withMaxOverflow(20)
			.withTimeout(Duration.ofSeconds(30))
			.withRecycle(Duration.ofSeconds(3600))
			.withPrePing(true)
			.withEcho(true);
		try (DatabaseManager manager = manager(pool, SessionSettings.defaults())) {
			HikariDataSource source = (HikariDataSource) manager.engine().dataSource();
			assertThat(source.getMaximumPoolSize()).isEqualTo(30);
			assertThat(source.getMinimumIdle()).isEqualTo(10);
		}
	}

	/**
	 * Sessions that do not flush before queries and keep their objects readable.
	 */
	@Example(3)
	void sessionFactory() {
		SessionSettings settings = new SessionSettings(FlushMode.COMMIT, false);
		try (DatabaseManager manager = manager(PoolSettings.defaults(), settings)) {
			manager.sessions().runInTransaction((db) -> {
				User user = new User("ada@example.org", "ada");
				db.persist(user);
				user.role = "admin";
				assertThat(db.createSelectionQuery("select u.role from User u", String.class).getSingleResult())
					.isNull();
				db.commit();
				assertThat(user.username).isEqualTo("ada");
			});
		}
	}

	private DatabaseManager manager(PoolSettings pool, SessionSettings settings) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(this.application.database().url())
			.username(this.application.database().username())
			.password(this.application.database().password())
			.pool(pool)
			.session(settings)
			.entities(User.class, Post.class)
			.build();
		manager.initialize();
		return manager;
	}

	/**
	 * The session that never commits by itself, and a handler that reads with it.
	 */
	@Example({ 4, 5, 15 })
	void getDb() {
		User user = stored("ada");
		assertThat(this.application.get("/users/" + user.id).body()).contains("\"username\":\"ada\"");
		this.application.post("/forgotten", "");
		assertThat(this.application.count("users")).isOne();
	}

	private User stored(String name) {
		User user = new User(name + "@example.org", name);
		this.application.bean(SessionManager.class).runInTransaction((db) -> db.persist(user));
		return user;
	}

	/**
	 * The session that commits when the handler returns.
	 */
	@Example({ 6, 7 })
	void getDbTransaction() {
		assertThat(this.application.post("/users", "{\"email\":\"a@b.c\",\"username\":\"ada\"}").body())
			.contains("\"id\":");
		assertThat(this.application.post("/users", "{\"email\":\"a@b.c\",\"username\":\"eve\"}").statusCode())
			.isEqualTo(409);
		assertThat(this.application.count("users")).isOne();
	}

	/**
	 * Pattern 1.
	 */
	@Example(8)
	void readOperations() {
		stored("ada");
		assertThat(this.application.get("/users").body()).contains("ada").doesNotContain("hashedPassword");
	}

	/**
	 * Pattern 2.
	 */
	@Example(9)
	void writeWithManualCommit() {
		assertThat(this.application.post("/manual", "{\"email\":\"a@b.c\",\"username\":\"ada\"}").body())
			.contains("\"id\":", "\"createdAt\":\"");
		assertThat(this.application.count("users")).isOne();
	}

	/**
	 * Pattern 3.
	 */
	@Example(10)
	void transactionWithAutoCommit() {
		long from = account("100");
		long to = account("0");
		assertThat(this.application.post("/transfer?from=" + from + "&to=" + to + "&amount=30", "").statusCode())
			.isEqualTo(200);
		assertThat(balance(from)).isEqualByComparingTo("70");
		assertThat(balance(to)).isEqualByComparingTo("30");
		assertThat(this.application.post("/transfer?from=" + from + "&to=" + to + "&amount=300", "").statusCode())
			.isEqualTo(500);
		assertThat(balance(to)).isEqualByComparingTo("30");
	}

	private long account(String balance) {
		Account account = new Account();
		account.balance = new BigDecimal(balance);
		this.application.bean(SessionManager.class).runInTransaction((db) -> db.persist(account));
		return Objects.requireNonNull(account.id);
	}

	private BigDecimal balance(long id) {
		return this.application.jdbc()
			.sql("select balance from accounts where id = ?")
			.param(id)
			.query(BigDecimal.class)
			.single();
	}

	/**
	 * Pattern 4: the block of a session is Hibernate's own, and works with the session it
	 * is called on.
	 */
	@Example(11)
	void explicitTransactionBlock() {
		User user = stored("ada");
		assertThat(this.application.post("/complex/" + user.id, "").body()).isEmpty();
		assertThat(this.application.count("log_entries")).isOne();
		assertThat(this.application.jdbc().sql("select status from users").query(Integer.class).single()).isEqualTo(2);
	}

	/**
	 * All tables are made and dropped.
	 */
	@Example({ 12, 13 })
	void tables() {
		Schema schema = this.application.bean(Schema.class);
		schema.dropAllTables();
		assertThat(schema.tableExists("users")).isFalse();
		schema.createAllTables();
		assertThat(schema.tableExists("users")).isTrue();
	}

	/**
	 * A UUID, which the entity generates itself.
	 */
	@Example(14)
	void uuid() {
		FooModel foo = new FooModel(42);
		this.application.bean(SessionManager.class).runInTransaction((db) -> db.persist(foo));
		assertThat(UUID.fromString(String.valueOf(foo.uuid))).isEqualTo(foo.uuid);
	}

	/**
	 * One family of errors.
	 */
	@Example(16)
	void errorHandling() {
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> {
			try (DbSession session = this.application.bean(SessionManager.class).openSession()) {
				session.rows("select * from nowhere");
			}
			catch (DataAccessException ex) {
				assertThat(ex.getCause()).isNotNull();
				throw ex;
			}
		});
	}

	/**
	 * The body of a request that creates a user.
	 */
	record CreateUser(String email, String username) {
	}

	/**
	 * What the examples offer over HTTP.
	 */
	@RestController
	static final class Handlers {

		@GetMapping("/users/{id}")
		@Nullable User get(@PathVariable long id, CurrentSession db) {
			return db.find(User.class, id);
		}

		@PostMapping("/forgotten")
		void forgotten(CurrentSession db) {
			db.persist(new User("eve@example.org", "eve"));
			db.flush();
		}

		@PostMapping("/users")
		User create(@RequestBody CreateUser data, CurrentSessionTransaction db) {
			User user = new User(data.email(), data.username());
			db.persist(user);
			return user;
		}

		@GetMapping("/users")
		List<User> all(CurrentSession db) {
			return db.createSelectionQuery("from User where status = 1", User.class).getResultList();
		}

		@PostMapping("/manual")
		User manual(@RequestBody CreateUser data, CurrentSession db) {
			User user = new User(data.email(), data.username());
			db.persist(user);
			db.commit();
			db.refresh(user);
			return user;
		}

		@PostMapping("/transfer")
		void transfer(@RequestParam long from, @RequestParam long to, @RequestParam BigDecimal amount,
				CurrentSessionTransaction db) {
			Account source = db.find(Account.class, from);
			Account target = db.find(Account.class, to);
			source.balance = source.balance.subtract(amount);
			target.balance = target.balance.add(amount);
			if (source.balance.signum() < 0) {
				throw new IllegalStateException("The balance is too low");
			}
		}

		@PostMapping("/complex/{id}")
		void complex(@PathVariable long id, CurrentSession db) {
			db.inTransaction((transaction) -> {
				db.createMutationQuery("update User set status = 2 where id = :id")
					.setParameter("id", id)
					.executeUpdate();
				db.createMutationQuery("insert into LogEntry (level, loggerName, message, createdAt) "
						+ "values ('INFO', 'users', 'changed', instant)")
					.executeUpdate();
			});
		}

	}

}
