package io.appdb.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import io.appdb.schema.scratch.ScratchAddress;
import io.appdb.schema.scratch.ScratchDatabase;
import io.appdb.schema.scratch.ScratchKind;
import io.appdb.schema.scratch.ScratchNames;
import io.appdb.schema.scratch.ScratchRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * MySQL and MariaDB: a database beside the other one. A lock of its name says that it is
 * in use.
 */
final class MySqlScratch implements ScratchKind {

	private static final Logger logger = LoggerFactory.getLogger(MySqlScratch.class);

	private static final Set<Integer> NOT_PERMITTED = Set.of(1044, 1142, 1227);

	@Override
	public ScratchDatabase create(ScratchAddress address) throws SQLException {
		DataSource server = address.at(address.url());
		sweep(server);
		String name = ScratchNames.next();
		DataSource scratch = address.database(name);
		Connection keeper = server.getConnection();
		try {
			lock(keeper, name);
			run(keeper, "create database " + name + texts(keeper));
		}
		catch (SQLException ex) {
			keeper.close();
			if (NOT_PERMITTED.contains(ex.getErrorCode())) {
				throw new ScratchRefusedException(address,
						"grant all on `" + ScratchNames.PREFIX.replace("_", "\\_") + "%`.* to it", ex);
			}
			throw ex;
		}
		return new ScratchDatabase(name, scratch, () -> {
			try (keeper) {
				run(keeper, "drop database if exists " + name);
			}
		});
	}

	/**
	 * What another user has left may not be ours to drop: it is not our concern.
	 */
	private static void sweep(DataSource server) {
		JdbcTemplate jdbc = new JdbcTemplate(server);
		List<String> names = jdbc.queryForList(
				"select schema_name from information_schema.schemata where schema_name like ?", String.class,
				ScratchNames.PREFIX.replace("_", "\\_") + "%");
		for (String name : names) {
			if (ScratchNames.isOld(name)
					&& Integer.valueOf(1).equals(jdbc.queryForObject("select is_free_lock(?)", Integer.class, name))) {
				drop(jdbc, name);
			}
		}
	}

	private static void drop(JdbcTemplate jdbc, String name) {
		try {
			jdbc.execute("drop database if exists " + name);
			logger.debug("Dropped the scratch database {} that was left behind", name);
		}
		catch (DataAccessException ex) {
			logger.debug("Scratch database {} stays", name, ex);
		}
	}

	/**
	 * Writes how the database in the URL stores texts, which is the other one unless the
	 * scratch databases are on another server: the room in an index depends on it.
	 */
	private static String texts(Connection keeper) throws SQLException {
		try (Statement statement = keeper.createStatement();
				ResultSet row = statement.executeQuery("select @@character_set_database, @@collation_database")) {
			row.next();
			return " character set " + row.getString(1) + " collate " + row.getString(2);
		}
	}

	private static void lock(Connection keeper, String name) throws SQLException {
		try (PreparedStatement statement = keeper.prepareStatement("select get_lock(?, 0)")) {
			statement.setString(1, name);
			try (ResultSet row = statement.executeQuery()) {
				if (!row.next() || row.getInt(1) != 1) {
					throw new SQLException("The lock of the new scratch database " + name + " is taken");
				}
			}
		}
	}

	private static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
