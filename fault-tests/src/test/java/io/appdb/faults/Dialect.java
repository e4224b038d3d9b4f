package io.appdb.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.DatabaseType;

/**
 * What an administrator says to a server. Constants.
 */
enum Dialect {

	/**
	 * PostgreSQL.
	 */
	POSTGRESQL("postgres", "create role bank login password 'bank'", "alter database %s owner to bank",
			"alter role bank password '%s'", """
					select count(*) from pg_stat_activity
					where usename = 'bank' and (state like '%in transaction%' or backend_xid is not null)"""),

	/**
	 * MySQL and MariaDB.
	 */
	MYSQL("", "create user bank@'%%' identified by 'bank'", "grant all on %s.* to bank@'%%'",
			"alter user bank@'%%' identified by '%s'", "select count(*) from information_schema.innodb_trx");

	/**
	 * The user of the bank, and the password that the bank knows.
	 */
	static final String BANK = "bank";

	private final String entrance;

	private final String user;

	private final String rights;

	private final String password;

	private final String openTransactions;

	Dialect(String entrance, String user, String rights, String password, String openTransactions) {
		this.entrance = entrance;
		this.user = user;
		this.rights = rights;
		this.password = password;
		this.openTransactions = openTransactions;
	}

	static Dialect of(DatabaseType type) {
		return (type == DatabaseType.POSTGRESQL) ? POSTGRESQL : MYSQL;
	}

	/**
	 * The bank's user and its rights.
	 */
	void createUser(Connection administrator) throws SQLException {
		execute(administrator, this.user.formatted());
		execute(administrator, this.rights.formatted(administrator.getCatalog()));
	}

	void changePassword(Connection administrator, String password) throws SQLException {
		execute(administrator, this.password.formatted(password));
	}

	private static void execute(Connection administrator, String sql) throws SQLException {
		try (Statement statement = administrator.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * How many sessions of the bank are in a transaction.
	 */
	int openTransactions(Connection administrator) throws SQLException {
		try (Statement statement = administrator.createStatement();
				ResultSet found = statement.executeQuery(this.openTransactions)) {
			found.next();
			return found.getInt(1);
		}
	}

	/**
	 * The bank's address on a server.
	 * @param url a JDBC URL of the server
	 */
	Address bank(String url) {
		return new Address(url, BANK, BANK);
	}

	Address entrance(String url) {
		return bank(url.replaceFirst("(//[^/]+/)[^?]*", "$1" + this.entrance));
	}

}
