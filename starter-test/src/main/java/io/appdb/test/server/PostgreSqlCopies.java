package io.appdb.test.server;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Templates and copies on a PostgreSQL server. From a template's first reset on, copies
 * are made ahead in the background, and a reset only exchanges names. Owned by the
 * server; safe for every thread.
 */
final class PostgreSqlCopies implements DatabaseCopies, AutoCloseable {

	private static final String BETWEEN = "appdb_between_";

	private final ServerSession session;

	private final PostgreSqlDuplication duplication;

	private final PostgreSqlTemplates templates;

	private final PostgreSqlVisitors visitors;

	private final PostgreSqlStock stock;

	PostgreSqlCopies(DatabaseLogin server, DatabaseCreation creation) {
		this.session = new ServerSession(server);
		this.duplication = new PostgreSqlDuplication(this.session, creation);
		this.templates = new PostgreSqlTemplates(this.session, this.duplication);
		this.visitors = new PostgreSqlVisitors(this.session);
		this.stock = new PostgreSqlStock(this.duplication);
	}

	@Override
	public Optional<ServerDatabase> create(String key) throws SQLException {
		TemplateName template = new TemplateName(key);
		if (!this.templates.exists(template)) {
			return Optional.empty();
		}
		this.templates.used(template);
		return Optional.of(this.duplication.copy(template.name()));
	}

	@Override
	public void keep(String key, ServerDatabase database, Runnable connections) throws SQLException {
		TemplateName template = new TemplateName(key);
		if (!this.templates.exists(template)) {
			this.templates.build(template, database, connections);
		}
	}

	@Override
	public void reset(String key, ServerDatabase database, Runnable connections) throws SQLException {
		TemplateName template = new TemplateName(key);
		ServerDatabase copy = copy(template);
		try {
			exchange(PostgreSqlName.of(database), PostgreSqlName.of(copy), connections);
			this.stock.refill(template);
		}
		finally {
			this.stock.drop(copy);
		}
	}

	private ServerDatabase copy(TemplateName template) throws SQLException {
		Optional<ServerDatabase> copy = this.stock.take(template);
		if (copy.isPresent()) {
			return copy.get();
		}
		if (!this.templates.exists(template)) {
			throw template.missing();
		}
		this.templates.used(template);
		return this.duplication.copy(template.name());
	}

	/**
	 * Gives each database the other's name. Newcomers are turned away for the few
	 * milliseconds this takes; a pool asks again.
	 */
	private void exchange(PostgreSqlName database, PostgreSqlName copy, Runnable connections) throws SQLException {
		String between = PostgreSqlName.quoted(BETWEEN + UUID.randomUUID());
		this.session.run("ALTER DATABASE " + database.quoted() + " ALLOW_CONNECTIONS false");
		try {
			connections.run();
			this.visitors.endAll(database.name());
			this.session.runTogether(List.of("ALTER DATABASE " + database.quoted() + " RENAME TO " + between,
					"ALTER DATABASE " + copy.quoted() + " RENAME TO " + database.quoted(),
					"ALTER DATABASE " + between + " RENAME TO " + copy.quoted()));
		}
		catch (SQLException | RuntimeException ex) {
			allowConnections(database, ex);
			throw ex;
		}
	}

	private void allowConnections(PostgreSqlName database, Exception failure) {
		try {
			this.session.run("ALTER DATABASE " + database.quoted() + " ALLOW_CONNECTIONS true");
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Drops the copies that nobody has taken.
	 */
	@Override
	public void close() {
		this.stock.close();
	}

}
