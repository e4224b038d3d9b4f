package io.appdb.benchmarks.junit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;

import io.zonky.test.db.preparer.DatabasePreparer;
import io.zonky.test.db.provider.DatabaseRequest;
import io.zonky.test.db.provider.DatabaseTemplate;
import io.zonky.test.db.provider.EmbeddedDatabase;
import io.zonky.test.db.provider.ProviderException;
import io.zonky.test.db.provider.TemplatableDatabaseProvider;
import io.zonky.test.db.provider.postgres.PostgresEmbeddedDatabase;
import io.zonky.test.db.provider.support.BlockingDatabaseWrapper;
import io.zonky.test.db.provider.support.SimpleDatabaseTemplate;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.core.env.Environment;

/**
 * Does with a server that runs already what zonky's provider does with the container it
 * starts: the same statements, connections, limit and wrapper. Spring makes it; safe for
 * every thread.
 */
final class GivenPostgres implements TemplatableDatabaseProvider {

	private final Semaphore connections = new Semaphore(300);

	private final Environment environment;

	GivenPostgres(Environment environment) {
		this.environment = environment;
	}

	@Override
	public DatabaseTemplate createTemplate(DatabaseRequest request) {
		EmbeddedDatabase database = createDatabase(request);
		try {
			return new SimpleDatabaseTemplate(database.unwrap(PGSimpleDataSource.class).getDatabaseName(),
					database::close);
		}
		catch (SQLException ex) {
			throw new ProviderException("The template has no name", ex);
		}
	}

	@Override
	public EmbeddedDatabase createDatabase(DatabaseRequest request) {
		String name = "zonky" + UUID.randomUUID().toString().replace("-", "");
		DatabaseTemplate template = request.getTemplate();
		String source = (template != null) ? " TEMPLATE " + template.getTemplateName() : "";
		try {
			run("CREATE DATABASE " + name + source + " ENCODING 'utf8'");
			EmbeddedDatabase database = database(name, () -> drop(name));
			DatabasePreparer preparer = request.getPreparer();
			if (preparer != null) {
				preparer.prepare(database);
			}
			return database;
		}
		catch (SQLException ex) {
			throw new ProviderException("The database cannot be made", ex);
		}
	}

	private void drop(String name) {
		ForkJoinPool.commonPool().execute(() -> {
			try {
				run("DROP DATABASE IF EXISTS " + name);
			}
			catch (SQLException ex) {
				System.err.println(name + " stays: " + ex.getMessage());
			}
		});
	}

	private void run(String sql) throws SQLException {
		EmbeddedDatabase server = database("postgres", () -> {
		});
		try (Connection connection = server.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private EmbeddedDatabase database(String name, Runnable close) throws SQLException {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(this.environment.getRequiredProperty("spring.datasource.url"));
		dataSource.setDatabaseName(name);
		dataSource.setUser(this.environment.getProperty("spring.datasource.username"));
		dataSource.setPassword(this.environment.getProperty("spring.datasource.password"));
		return new BlockingDatabaseWrapper(new PostgresEmbeddedDatabase(dataSource, close), this.connections);
	}

}
