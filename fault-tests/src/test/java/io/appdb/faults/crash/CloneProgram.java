package io.appdb.faults.crash;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.DatabaseType;
import io.appdb.test.server.DatabaseLogin;
import io.appdb.test.server.DatabaseCopies;
import io.appdb.test.server.ServerDatabase;
import io.appdb.test.server.TestServers;

/**
 * Keeps a database as a template, as tests that clone do, and gets a copy and a fresh one
 * of it. Has a JVM of its own when it may die; no instances.
 */
public final class CloneProgram {

	private static final int ROWS = 500;

	private CloneProgram() {
	}

	/**
	 * Does it, on the server that the properties of {@code appdb.test} name.
	 * @param arguments type of the database, key of the template
	 */
	public static void main(String[] arguments) throws SQLException, IOException {
		DriverManager.registerDriver(new CrashingDriver());
		DatabaseType type = DatabaseType.valueOf(arguments[0]);
		DatabaseCopies copies = TestServers.shared().copies(type);
		ServerDatabase first = copies.create(arguments[1]).orElse(null);
		if (first == null) {
			first = TestServers.shared().create(type);
			fill(first.address());
			copies.keep(arguments[1], first, () -> {
			});
		}
		ServerDatabase copy = copies.create(arguments[1]).orElseThrow();
		requireWhole(copy.address());
		execute(copy.address(), "delete from item");
		copies.reset(arguments[1], copy, () -> {
		});
		requireWhole(copy.address());
		requireWhole(first.address());
		copy.remove();
		first.remove();
		System.exit(0);
	}

	private static void fill(DatabaseLogin address) throws SQLException {
		execute(address, "create table item (id int not null primary key, name varchar(50))");
		execute(address, "create index item_name on item (name)");
		StringBuilder rows = new StringBuilder("insert into item (id, name) values (0, 'item')");
		for (int id = 1; id < ROWS; id++) {
			rows.append(", (").append(id).append(", 'item')");
		}
		execute(address, rows.toString());
	}

	private static void execute(DatabaseLogin address, String sql) throws SQLException {
		try (Connection connection = connect(address); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * A template that was half made would give half a copy.
	 */
	private static void requireWhole(DatabaseLogin address) throws SQLException {
		try (Connection connection = connect(address);
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("select count(*) from item where name = 'item'")) {
			found.next();
			if (found.getInt(1) != ROWS) {
				throw new IllegalStateException(address + " has " + found.getInt(1) + " rows instead of " + ROWS);
			}
		}
	}

	private static Connection connect(DatabaseLogin address) throws SQLException {
		return DriverManager.getConnection(address.url(), address.username(), address.password());
	}

}
