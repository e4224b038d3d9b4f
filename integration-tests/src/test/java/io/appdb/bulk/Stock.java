package io.appdb.bulk;

import java.util.List;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.session.DbSession;
import io.appdb.session.SessionCallback;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A manager of one test database with some entities. Owned by a test, which closes it.
 */
final class Stock implements AutoCloseable {

	private final TestDatabase database;

	private final DatabaseManager manager;

	private Stock(TestDatabase database, Class<?>... entities) {
		this.database = database;
		this.manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(entities)
			.build();
		this.manager.initialize();
	}

	static Stock on(TestDatabase database, Class<?>... entities) {
		return new Stock(database, entities);
	}

	static List<Item> items(int count) {
		return IntStream.range(0, count).mapToObj((index) -> Item.of("code-" + index, index)).toList();
	}

	SessionManager sessions() {
		return this.manager.sessions();
	}

	<T, E extends Exception> T transaction(SessionCallback<T, E> work) throws E {
		return this.manager.sessions().inTransaction(work);
	}

	DbSession open() {
		return this.manager.sessions().openSession();
	}

	HikariDataSource pool() {
		return (HikariDataSource) this.manager.engine().dataSource();
	}

	/**
	 * Number of connections that are not given back.
	 */
	int held() {
		return pool().getHikariPoolMXBean().getActiveConnections();
	}

	/**
	 * SQL on connections that are not the pool's.
	 */
	JdbcClient direct() {
		return JdbcClient.create(
				new DriverManagerDataSource(this.database.url(), this.database.username(), this.database.password()));
	}

	long count(String table) {
		return direct().sql("select count(*) from " + table).query(Long.class).single();
	}

	@Override
	public void close() {
		this.manager.close();
	}

}
