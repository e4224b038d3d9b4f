package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * An engine put together from its parts. Shared by all threads.
 */
final class PartsEngine implements DatabaseEngine {

	private static final int VALIDATION_SECONDS = 5;

	private final DatabaseUrl url;

	private final DataSource dataSource;

	private final EntityManagerFactory entityManagerFactory;

	private final PlatformTransactionManager transactionManager;

	private final Runnable closing;

	private final AtomicBoolean closed = new AtomicBoolean();

	PartsEngine(DatabaseUrl url, DataSource dataSource, EntityManagerFactory entityManagerFactory,
			PlatformTransactionManager transactionManager, Runnable closing) {
		this.url = url;
		this.dataSource = dataSource;
		this.entityManagerFactory = entityManagerFactory;
		this.transactionManager = transactionManager;
		this.closing = closing;
	}

	@Override
	public DataSource dataSource() {
		return this.dataSource;
	}

	@Override
	public EntityManagerFactory entityManagerFactory() {
		return this.entityManagerFactory;
	}

	@Override
	public PlatformTransactionManager transactionManager() {
		return this.transactionManager;
	}

	@Override
	public DatabaseUrl url() {
		return this.url;
	}

	@Override
	public DatabaseType type() {
		return this.url.type();
	}

	@Override
	public boolean ping() {
		try (Connection connection = this.dataSource.getConnection()) {
			return connection.isValid(VALIDATION_SECONDS);
		}
		catch (SQLException | RuntimeException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.closing.run();
		}
	}

	@Override
	public String toString() {
		return "engine of " + this.url;
	}

}
