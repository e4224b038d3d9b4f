package io.appdb.reference;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.engine.PoolSettings;
import io.appdb.migration.MigrationInfo;
import io.appdb.migration.Migrations;
import io.appdb.migration.RevisionOptions;
import io.appdb.schema.Schema;
import io.appdb.schema.SchemaMode;
import io.appdb.session.CurrentSession;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import io.appdb.session.SessionSettings;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityNotFoundException;
import org.hibernate.FlushMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.http.HttpStatus;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the document "database - Database Connection Module".
 */
@ReferenceDocument(title = "database - Database Connection Module", examples = 21,
		continuedIn = TestDatabaseExampleTests.class)
class ConnectionModuleTests {

	private final ReferenceApplication application;

	ConnectionModuleTests(ReferenceApplication application) {
		this.application = application;
	}

	static Stream<ReferenceApplication> applications() {
		return ReferenceApplication.onEach(Handlers.class);
	}

	@BeforeEach
	void ready() {
		this.application.ready();
	}

	private SessionManager sessions() {
		return this.application.bean(SessionManager.class);
	}

	private DatabaseManager.Builder manager(TestDatabase database) {
		return DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(User.class, Post.class);
	}

	private User stored(String name) {
		User user = new User(name + "@example.org", name);
		sessions().runInTransaction((db) -> db.persist(user));
		return user;
	}

	/**
	 * The engine and its pool.
	 */
	@Example(1)
	void databaseEngine() {
		PoolSettings pool = PoolSettings.defaults()
			.withSize(5)
			.withMaxOverflow(10)
			.withTimeout(Duration.ofSeconds(30))
			.withRecycle(Duration.ofHours(1))
			.withPrePing(true);
		try (DatabaseManager manager = manager(this.application.database()).pool(pool).build()) {
			manager.initialize();
			HikariDataSource source = (HikariDataSource) manager.engine().dataSource();
			assertThat(source.getMaximumPoolSize()).isEqualTo(15);
		}
	}

	/**
	 * Sessions that neither commit nor flush by themselves.
	 */
	@Example(2)
	void sessionManagement() {
		SessionSettings settings = new SessionSettings(FlushMode.COMMIT, false);
		try (DatabaseManager manager = manager(this.application.database()).session(settings).build()) {
			manager.initialize();
			manager.sessions().runWithSession((db) -> db.persist(new User("a@b.c", "ada")));
			assertThat(this.application.count("users")).isZero();
		}
	}

	/**
	 * The dependency of a handler, the same asynchronously, and a session that is
	 * injected and never made by hand.
	 */
	@Example({ 3, 4, 18 })
	void dependency() {
		stored("ada");
		assertThat(this.application.get("/users").body()).contains("\"username\":\"ada\"");
		sessions().async().runWithSession((db) -> {
			db.persist(new User("a@b.c", "eve"));
			db.commit();
		}).join();
		assertThat(this.application.count("users")).isEqualTo(2);
	}

	/**
	 * The models and their relationship.
	 */
	@Example(5)
	void modelDefinition() {
		User user = stored("ada");
		sessions().runInTransaction((db) -> db.persist(new Post("Notes", db.getReference(User.class, user.id))));
		sessions().runWithSession((db) -> {
			User found = db.find(User.class, user.id);
			assertThat(found.posts).extracting((post) -> post.author).containsExactly(found);
			assertThat(found.createdAt).isNotNull();
		});
	}

	/**
	 * Create, read, update, delete.
	 */
	@Example({ 6, 7 })
	void crud() {
		String body = "{\"email\":\"ada@example.org\",\"username\":\"ada\"}";
		assertThat(this.application.post("/users/", body).body()).contains("\"id\":", "\"createdAt\":\"");
		long id = this.application.jdbc().sql("select id from users").query(Long.class).single();
		assertThat(this.application.get("/users/" + id).body()).contains("ada@example.org");
		assertThat(this.application.get("/users/0").statusCode()).isEqualTo(404);
		String changed = body.replace("ada@example.org", "new@example.org");
		assertThat(this.application.send("PUT", "/users/" + id, changed).body()).contains("new@example.org");
		assertThat(this.application.send("PUT", "/users/0", changed).statusCode()).isEqualTo(404);
		assertThat(this.application.send("DELETE", "/users/" + id, "").body()).contains("User deleted");
		assertThat(this.application.send("DELETE", "/users/" + id, "").statusCode()).isEqualTo(404);
		assertThat(this.application.count("users")).isZero();
	}

	/**
	 * Money that is moved, or not.
	 */
	@Example(8)
	void databaseTransactions() {
		long from = account("100");
		long to = account("0");
		assertThat(this.application.post("/transfer?from=" + from + "&to=" + to + "&amount=30", "").body())
			.contains("success");
		assertThat(this.application.post("/transfer?from=" + from + "&to=0&amount=30", "").statusCode()).isEqualTo(400);
		List<BigDecimal> balances = this.application.jdbc()
			.sql("select balance from accounts order by id")
			.query(BigDecimal.class)
			.list();
		assertThat(balances).extracting(BigDecimal::intValue).containsExactly(70, 30);
	}

	private long account(String balance) {
		Account account = new Account();
		account.balance = new BigDecimal(balance);
		sessions().runInTransaction((db) -> db.persist(account));
		return Objects.requireNonNull(account.id);
	}

	/**
	 * The queries.
	 */
	@Example(9)
	void queries() {
		sessions().runInTransaction((db) -> {
			for (int number = 0; number < 25; number++) {
				User user = new User("u" + number + "@example.org", "u" + number);
				user.role = (number % 2 == 0) ? "admin" : "reader";
				user.isActive = number != 3;
				db.persist(user);
				db.persist(new Post("Post " + number, user));
			}
		});
		sessions().runWithSession((db) -> {
			assertThat(users(db, "from User")).hasSize(25);
			assertThat(users(db, "from User where isActive = true")).hasSize(24);
			assertThat(db.createSelectionQuery("from User where isActive = true and createdAt > :date", User.class)
				.setParameter("date", Instant.EPOCH)
				.getResultList()).hasSize(24);
			assertThat(db.createSelectionQuery("from User where email = :email or username = :name", User.class)
				.setParameter("email", "nobody")
				.setParameter("name", "u7")
				.uniqueResultOptional()).isPresent();
			assertThat(db.createSelectionQuery("from Post p join fetch p.author", Post.class).getResultList())
				.hasSize(25);
			assertThat(db.createSelectionQuery("select count(u) from User u", Long.class).getSingleResult())
				.isEqualTo(25);
			assertThat(db.createSelectionQuery("from User order by id", User.class)
				.setFirstResult(20)
				.setMaxResults(10)
				.getResultList()).hasSize(5);
			assertThat(users(db, "from User order by createdAt desc")).hasSize(25);
			assertThat(db.createSelectionQuery("select distinct email from User", String.class).getResultList())
				.hasSize(25);
			assertThat(db
				.createSelectionQuery("select role, count(id) from User group by role order by role", Object[].class)
				.getResultList()).containsExactly(new Object[] { "admin", 13L }, new Object[] { "reader", 12L });
		});
	}

	private static List<User> users(DbSession db, String query) {
		return db.createSelectionQuery(query, User.class).getResultList();
	}

	/**
	 * The configuration.
	 */
	@Example(10)
	void configuration() {
		TestDatabase database = this.application.database();
		MockEnvironment environment = new MockEnvironment().withProperty("app.db.url", database.url())
			.withProperty("app.db.username", database.username())
			.withProperty("app.db.password", database.password())
			.withProperty("app.db.echo", "false")
			.withProperty("app.db.pool.size", "5")
			.withProperty("app.db.pool.max-overflow", "10")
			.withProperty("app.db.pool.timeout", "30");
		try (DatabaseManager manager = DatabaseManager.builder().from(environment).entities(MyModel.class).build()) {
			manager.initialize();
			assertThat(((HikariDataSource) manager.engine().dataSource()).getMaximumPoolSize()).isEqualTo(15);
		}
	}

	/**
	 * The forms of the URL.
	 */
	@Example(11)
	void urlFormats() {
		Map.of("sqlite:///./app.db", "jdbc:sqlite:./app.db", "sqlite:////absolute/path/app.db",
				"jdbc:sqlite:/absolute/path/app.db", "sqlite:///:memory:", "jdbc:sqlite::memory:")
			.forEach((url, expected) -> assertThat(DatabaseUrl.parse(url).jdbcUrl()).isEqualTo(expected));
		for (String driver : List.of("postgresql", "postgresql+psycopg2", "postgresql+asyncpg")) {
			assertServer(driver, DatabaseType.POSTGRESQL);
		}
		for (String driver : List.of("mysql", "mysql+pymysql", "mysql+aiomysql")) {
			assertServer(driver, DatabaseType.MYSQL);
		}
	}

	private static void assertServer(String driver, DatabaseType type) {
		DatabaseUrl url = DatabaseUrl.parse(driver + "://user:password@localhost/dbname");
		assertThat(url.type()).isEqualTo(type);
		assertThat(url.database()).isEqualTo("dbname");
		assertThat(url.username()).isEqualTo("user");
	}

	/**
	 * Tables, all or one, and whether there is one.
	 */
	@Example({ 12, 13, 14 })
	void tables() {
		Schema schema = this.application.bean(Schema.class);
		schema.dropTables(MyModel.class);
		assertThat(schema.tableExists("my_table")).isFalse();
		schema.createTables(MyModel.class);
		schema.createTables(MyModel.class);
		assertThat(schema.tableExists("my_table")).isTrue();
		schema.dropAllTables();
		assertThat(schema.tableNames()).doesNotContain("users");
		schema.createAllTables();
		assertThat(schema.tableNames()).contains("users");
	}

	/**
	 * The verbs of the migrations.
	 */
	@Example(15)
	void migrations(@TempDir Path directory) throws Exception {
		try (TestDatabase database = TestDatabase.create(this.application.type());
				DatabaseManager manager = manager(database).schema(SchemaMode.NONE)
					.allowDrop(true)
					.migrations("filesystem:" + directory)
					.build()) {
			manager.initialize();
			Migrations migrations = manager.migrations();
			assertThat(migrations.revision("description", RevisionOptions.defaults().withDirectory(directory)))
				.isPresent();
			migrations.upgrade();
			Optional<String> current = migrations.current();
			assertThat(migrations.history()).extracting(MigrationInfo::version).contains(current.orElseThrow());
			assertThat(manager.schema().tableExists("users")).isTrue();
			migrations.downgrade("-1");
			assertThat(migrations.current()).isEmpty();
			assertThat(manager.schema().tableExists("users")).isFalse();
		}
	}

	/**
	 * A session is closed whatever happens: by the request, or by a block.
	 */
	@Example(19)
	void sessionCleanup() {
		stored("ada");
		try (DbSession db = sessions().openSession()) {
			assertThat(users(db, "from User")).hasSize(1);
		}
		assertThat(sessions().<List<User>, RuntimeException>withSession((db) -> users(db, "from User"))).hasSize(1);
	}

	/**
	 * A commit that is seen, and the object read again.
	 */
	@Example(20)
	void explicitCommit() {
		sessions().runWithSession((db) -> {
			User user = new User("a@b.c", "ada");
			db.persist(user);
			db.commit();
			db.refresh(user);
			assertThat(user.id).isNotNull();
		});
		assertThat(this.application.count("users")).isOne();
	}

	/**
	 * An update that is rolled back when it fails.
	 */
	@Example(21)
	void errorHandling() {
		stored("eve");
		long id = Objects.requireNonNull(stored("ada").id);
		assertThat(this.application.post("/rename/" + id + "?name=ada2", "").statusCode()).isEqualTo(200);
		assertThat(this.application.post("/rename/" + id + "?name=eve", "").statusCode()).isEqualTo(409);
		assertThat(this.application.post("/rename/0?name=eve", "").statusCode()).isEqualTo(404);
		assertThat(this.application.get("/users/" + id).body()).contains("ada2");
	}

	/**
	 * The body of a request that writes a user.
	 */
	record UserCreate(String email, String username) {
	}

	/**
	 * What the examples offer over HTTP.
	 */
	@RestController
	static final class Handlers {

		@GetMapping("/users")
		List<User> all(CurrentSession db) {
			return users(db, "from User");
		}

		@PostMapping("/users/")
		User create(@RequestBody UserCreate user, CurrentSession db) {
			User created = new User(user.email(), user.username());
			db.persist(created);
			db.commit();
			db.refresh(created);
			return created;
		}

		@GetMapping("/users/{id}")
		User read(@PathVariable long id, CurrentSession db) {
			User user = db.find(User.class, id);
			if (user == null) {
				throw new ResponseStatusException(HttpStatus.NOT_FOUND, "User not found");
			}
			return user;
		}

		@PutMapping("/users/{id}")
		User update(@PathVariable long id, @RequestBody UserCreate data, CurrentSession db) {
			User user = read(id, db);
			user.email = data.email();
			user.username = data.username();
			db.commit();
			db.refresh(user);
			return user;
		}

		@DeleteMapping("/users/{id}")
		Map<String, String> delete(@PathVariable long id, CurrentSession db) {
			db.remove(read(id, db));
			db.commit();
			return Map.of("message", "User deleted");
		}

		@PostMapping("/transfer")
		Map<String, String> transfer(@RequestParam long from, @RequestParam long to, @RequestParam BigDecimal amount,
				CurrentSession db) {
			try {
				Account source = db.find(Account.class, from);
				Account target = db.find(Account.class, to);
				source.balance = source.balance.subtract(amount);
				target.balance = target.balance.add(amount);
				db.commit();
				return Map.of("status", "success");
			}
			catch (RuntimeException ex) {
				db.rollback();
				throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage());
			}
		}

		@PostMapping("/rename/{id}")
		User rename(@PathVariable long id, @RequestParam String name, CurrentSession db) {
			try {
				User user = Optional.ofNullable(db.find(User.class, id)).orElseThrow(EntityNotFoundException::new);
				user.username = name;
				db.commit();
				return user;
			}
			catch (RuntimeException ex) {
				db.rollback();
				throw ex;
			}
		}

	}

}
