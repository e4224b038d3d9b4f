package io.appdb.test.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of a PostgreSQL server: databases that let nobody in and whose comment
 * has the day of their last use. Owned by {@link PostgreSqlCopies}; safe for every thread
 * and for other processes.
 */
final class PostgreSqlTemplates {

	private static final Logger LOGGER = LoggerFactory.getLogger(PostgreSqlTemplates.class);

	private static final String COMMENT = "AppDB test template, last used ";

	private static final int DAYS_UNUSED = 7;

	private final Map<TemplateName, LocalDate> marked = new ConcurrentHashMap<>();

	private final ServerSession session;

	private final PostgreSqlDuplication duplication;

	private final PostgreSqlVisitors visitors;

	PostgreSqlTemplates(ServerSession session, PostgreSqlDuplication duplication) {
		this.session = session;
		this.duplication = duplication;
		this.visitors = new PostgreSqlVisitors(session);
	}

	boolean exists(TemplateName template) throws SQLException {
		return !this.session.query("SELECT datname FROM pg_database WHERE datname = ?", template.name()).isEmpty();
	}

	/**
	 * Builds a template under a name of this run and gives it its own name at the end, so
	 * whoever is killed leaves no half of one.
	 */
	void build(TemplateName template, ServerDatabase source, Runnable connections) throws SQLException {
		try (Connection lock = this.session.open();
				PreparedStatement statement = lock
					.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
			statement.setString(1, template.name());
			statement.execute();
			if (!exists(template)) {
				String from = PostgreSqlName.of(source).name();
				PostgreSqlName copy = PostgreSqlName.of(copy(from, connections));
				publish(copy, template);
				removeUnused();
			}
		}
	}

	/**
	 * The server makes newcomers wait once it has begun to copy, and waits itself for
	 * those that are there. Only then are they sent away, so they cannot come back in
	 * between.
	 */
	private ServerDatabase copy(String source, Runnable connections) throws SQLException {
		CompletableFuture<ServerDatabase> copy = BackgroundWork.supply(() -> this.duplication.copy(source));
		while (!copy.isDone() && !this.visitors.lockedOut(source)) {
			PostgreSqlVisitors.pause();
		}
		List<String> present = this.visitors.presentWhileLockedOut(source);
		if (!present.isEmpty()) {
			connections.run();
			this.visitors.end(source, present);
		}
		return BackgroundWork.result(copy);
	}

	private void publish(PostgreSqlName copy, TemplateName template) throws SQLException {
		this.session.runTogether(List.of("ALTER DATABASE " + copy.quoted() + " RENAME TO " + template.name(),
				"ALTER DATABASE " + template.name() + " ALLOW_CONNECTIONS false IS_TEMPLATE true",
				comment(template, today())));
	}

	private static String comment(TemplateName template, LocalDate day) {
		return "COMMENT ON DATABASE " + template.name() + " IS '" + COMMENT + day + "'";
	}

	private static LocalDate today() {
		return LocalDate.now(ZoneOffset.UTC);
	}

	/**
	 * Writes down that a template is in use, once a day.
	 */
	void used(TemplateName template) {
		LocalDate today = today();
		if (today.equals(this.marked.put(template, today))) {
			return;
		}
		try {
			this.session.run(comment(template, today));
		}
		catch (SQLException ex) {
			LOGGER.debug("The last use of {} was not written down; another process may just do it", template, ex);
		}
	}

	private void removeUnused() throws SQLException {
		String tooOld = COMMENT + today().minusDays(DAYS_UNUSED);
		List<String> names = this.session.query(
				"SELECT datname FROM pg_database WHERE shobj_description(oid, 'pg_database') LIKE ?"
						+ " AND shobj_description(oid, 'pg_database') COLLATE \"C\" < ?",
				COMMENT + "____-__-__", tooOld);
		for (String name : names) {
			TemplateName template = TemplateName.parse(name);
			if (template != null) {
				remove(template);
			}
		}
	}

	private void remove(TemplateName template) {
		try {
			this.session.run("ALTER DATABASE " + template.name() + " IS_TEMPLATE false");
			this.session.run("DROP DATABASE IF EXISTS " + template.name());
			LOGGER.info("The template {} was dropped: not used for {} days", template, DAYS_UNUSED);
		}
		catch (SQLException ex) {
			LOGGER.debug("The unused template {} stays; it may belong to another user", template, ex);
		}
	}

}
