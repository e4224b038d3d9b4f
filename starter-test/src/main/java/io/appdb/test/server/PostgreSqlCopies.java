package io.appdb.test.server;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Templates and copies on a PostgreSQL server. From a template's first reset on, the next
 * copy is made ahead in the background, and a reset only exchanges names. Owned by the
 * server; safe for every thread.
 */
final class PostgreSqlCopies implements DatabaseCopies {

	private static final Logger LOGGER = LoggerFactory.getLogger(PostgreSqlCopies.class);

	private static final String BETWEEN = "appdb_between_";

	private final Map<TemplateName, CompletableFuture<ServerDatabase>> ahead = new ConcurrentHashMap<>();

	private final ServerSession session;

	private final PostgreSqlDuplication duplication;

	private final PostgreSqlTemplates templates;

	private final PostgreSqlVisitors visitors;

	PostgreSqlCopies(DatabaseAddress server, DatabaseCreation creation) {
		this.session = new ServerSession(server);
		this.duplication = new PostgreSqlDuplication(this.session, creation);
		this.templates = new PostgreSqlTemplates(this.session, this.duplication);
		this.visitors = new PostgreSqlVisitors(this.session);
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
		ServerDatabase copy = prepared(template);
		exchange(PostgreSqlName.of(database), PostgreSqlName.of(copy), connections);
		this.ahead.put(template,
				BackgroundWork.supply(() -> this.duplication.copy(template.name()), () -> remove(copy)));
	}

	private ServerDatabase prepared(TemplateName template) throws SQLException {
		CompletableFuture<ServerDatabase> made = this.ahead.remove(template);
		if (made != null) {
			try {
				return BackgroundWork.result(made);
			}
			catch (SQLException ex) {
				LOGGER.debug("The copy of {} made ahead has failed, another one is made", template, ex);
			}
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
			this.session.run("ALTER DATABASE " + database.quoted() + " ALLOW_CONNECTIONS true");
			throw ex;
		}
	}

	private void remove(ServerDatabase copy) {
		try {
			copy.remove();
		}
		catch (Exception ex) {
			LOGGER.debug("The replaced {} was not removed and stays until the next run", copy, ex);
		}
	}

}
