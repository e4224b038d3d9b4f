package io.appdb.session;

import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.InMemory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database of H2 in memory that holds notes. Owned by the tests of a class, which clear
 * it in between.
 */
final class Notebook implements AutoCloseable {

	private final DatabaseManager manager = InMemory.h2(Note.class);

	SessionManager sessions() {
		return this.manager.sessions();
	}

	TransactionTemplate transaction() {
		return new TransactionTemplate(this.manager.engine().transactionManager());
	}

	void add(String... texts) {
		sessions().runInTransaction((session) -> List.of(texts).forEach((text) -> session.persist(Note.of(text))));
	}

	/**
	 * Reads what is committed past all sessions.
	 */
	List<String> texts() {
		return jdbc().queryForList("select text from Note order by text", String.class);
	}

	void clear() {
		jdbc().update("delete from Note");
	}

	/**
	 * Takes connections of its own, whatever transaction the thread has.
	 */
	private JdbcTemplate jdbc() {
		return new JdbcTemplate(new DelegatingDataSource(this.manager.engine().dataSource()));
	}

	@Override
	public void close() {
		this.manager.close();
	}

}
