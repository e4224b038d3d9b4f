package io.appdb.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A transactional bean that is no repository.
 */
@Component
class WareService {

	@PersistenceContext
	@SuppressWarnings("NullAway.Init")
	private EntityManager entities;

	/**
	 * Runs a statement and reads what it returns.
	 */
	static void run(EntityManager entities, String sql) {
		Query query = entities.createNativeQuery(sql);
		if (sql.startsWith("select")) {
			query.getResultList();
		}
		else {
			query.executeUpdate();
		}
	}

	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Transactional
	public void run(String sql) {
		run(this.entities, sql);
	}

	@Transactional
	public void store(Ware ware, boolean flush) {
		this.entities.persist(ware);
		if (flush) {
			this.entities.flush();
		}
	}

	@Transactional(timeout = 1)
	public void storeTooLate(Ware ware, boolean flush) {
		this.entities.persist(ware);
		pause();
		if (flush) {
			this.entities.flush();
		}
	}

	@Transactional(timeout = 1)
	public int readTooLate() {
		Ware ware = this.entities.find(Ware.class, 1L);
		pause();
		return ware.parts.size();
	}

	private static void pause() {
		try {
			Thread.sleep(1100);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
