package io.appdb.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.appdb.engine.DatabaseType;

/**
 * The database of a bank, on one server or on several. Whoever starts it closes it. Used
 * by the thread of a test.
 */
interface BankDatabase extends AutoCloseable {

	DatabaseType type();

	/**
	 * Where the database of the bank is.
	 * @return an address with a user who may change tables and do nothing else
	 */
	Address address();

	/**
	 * Opens a connection to the bank's database as a user who may do everything.
	 */
	Connection administer() throws SQLException;

	/**
	 * Looks, while nobody is at work, for what an audit of one server cannot see.
	 * @return what is wrong
	 */
	default List<String> inspect() throws SQLException {
		return List.of();
	}

	@Override
	void close();

}
