package io.appdb.session;

import java.time.Duration;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.engine.PoolSettings;
import io.appdb.test.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A manager of one test database with authors and books. Owned by a test, which closes
 * it.
 */
final class Library implements AutoCloseable {

	private final TestDatabase database;

	private final DatabaseManager manager;

	private final Checkouts checkouts;

	private Library(TestDatabase database, SessionSettings settings) {
		this.database = database;
		this.manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.pool(PoolSettings.defaults().withSize(1).withMaxOverflow(3).withTimeout(Duration.ofSeconds(5)))
			.session(settings)
			.entities(Author.class, Book.class)
			.build();
		this.manager.initialize();
		this.checkouts = Checkouts.from(pool());
	}

	static Library on(TestDatabase database) {
		return new Library(database, SessionSettings.defaults());
	}

	static Library on(TestDatabase database, SessionSettings settings) {
		return new Library(database, settings);
	}

	DatabaseManager manager() {
		return this.manager;
	}

	Sessions sessions() {
		return (Sessions) this.manager.sessions();
	}

	HikariDataSource pool() {
		return (HikariDataSource) this.manager.engine().dataSource();
	}

	Checkouts checkouts() {
		return this.checkouts;
	}

	PlatformTransactionManager transactionManager() {
		return this.manager.engine().transactionManager();
	}

	TransactionTemplate transaction() {
		return new TransactionTemplate(transactionManager());
	}

	/**
	 * Writes an author and books, past all sessions.
	 */
	long add(String name, String... titles) {
		JdbcClient direct = direct();
		direct.sql("insert into author (name) values (?)").param(name).update();
		long id = direct.sql("select id from author where name = ?").param(name).query(Long.class).single();
		for (String title : titles) {
			direct.sql("insert into book (title, author_id) values (?, ?)").params(title, id).update();
		}
		return id;
	}

	/**
	 * Reads the names of all authors, past all sessions.
	 */
	List<String> names() {
		return direct().sql("select name from author order by name").query(String.class).list();
	}

	/**
	 * SQL on connections that are not the pool's.
	 */
	JdbcClient direct() {
		return JdbcClient.create(
				new DriverManagerDataSource(this.database.url(), this.database.username(), this.database.password()));
	}

	static TransactionDefinition propagation(int behavior) {
		return new DefaultTransactionDefinition(behavior);
	}

	static TransactionDefinition readOnly() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setReadOnly(true);
		return definition;
	}

	@Override
	public void close() {
		this.manager.close();
	}

}
