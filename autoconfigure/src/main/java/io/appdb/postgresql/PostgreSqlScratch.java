package io.appdb.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import javax.sql.DataSource;

import io.appdb.schema.scratch.ScratchAddress;
import io.appdb.schema.scratch.ScratchDatabase;
import io.appdb.schema.scratch.ScratchKind;
import io.appdb.schema.scratch.ScratchNames;
import io.appdb.schema.scratch.ScratchRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * PostgreSQL: a database beside the other one, so that names with a schema mean the same.
 * A connection to it says that it is in use.
 */
final class PostgreSqlScratch implements ScratchKind {

	private static final Logger logger = LoggerFactory.getLogger(PostgreSqlScratch.class);

	private static final String NOT_PERMITTED = "42501";

	private static final String CURRENT_SCHEMA = """
			select quote_ident(nullif(current_schema(), 'public')) as schema,
				current_setting('search_path') as path""";

	@Override
	public ScratchDatabase create(ScratchAddress address) throws SQLException {
		DataSource server = address.at(address.url());
		sweep(server);
		String name = ScratchNames.next();
		try {
			run(server, "create database " + name + " template template0");
		}
		catch (SQLException ex) {
			if (NOT_PERMITTED.equals(ex.getSQLState())) {
				throw new ScratchRefusedException(address, "alter role " + address.username() + " createdb", ex);
			}
			throw ex;
		}
		try {
			DataSource scratch = address.database(name);
			prepare(server, name, scratch);
			Connection keeper = scratch.getConnection();
			return new ScratchDatabase(name, scratch, () -> {
				try (keeper) {
					drop(server, name);
				}
			});
		}
		catch (SQLException | RuntimeException ex) {
			try {
				drop(server, name);
			}
			catch (SQLException suppressed) {
				ex.addSuppressed(suppressed);
			}
			throw ex;
		}
	}

	/**
	 * Makes the schema that the other database works in the one of this one, where it is
	 * not the usual one: the URL, the role or that database may say so.
	 */
	private static void prepare(DataSource server, String name, DataSource scratch) throws SQLException {
		Map<String, Object> row = new JdbcTemplate(server).queryForMap(CURRENT_SCHEMA);
		if (row.get("schema") != null) {
			run(server, "alter database " + name + " set search_path = " + row.get("path"));
			run(scratch, "create schema if not exists " + row.get("schema"));
		}
	}

	/**
	 * One in use is not dropped, whatever else keeps it there is not our concern.
	 */
	private static void sweep(DataSource server) {
		JdbcTemplate jdbc = new JdbcTemplate(server);
		jdbc.queryForList("select datname from pg_database where datname like ?", String.class,
				ScratchNames.PREFIX.replace("_", "\\_") + "%")
			.stream()
			.filter(ScratchNames::isOld)
			.forEach((name) -> {
				try {
					run(server, "drop database if exists " + name);
				}
				catch (SQLException ex) {
					logger.debug("Scratch database {} stays", name, ex);
				}
			});
	}

	private static void drop(DataSource server, String name) throws SQLException {
		run(server, "drop database if exists " + name + " with (force)");
	}

	private static void run(DataSource server, String sql) throws SQLException {
		try (Connection connection = server.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
