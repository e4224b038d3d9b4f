package io.appdb.test.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where a database or a server is and who may enter. Immutable.
 *
 * @param url the JDBC URL without credentials
 * @param username the user name, empty without users
 * @param password the password, empty without one
 */
public record DatabaseLogin(String url, String username, String password) {

	DatabaseLogin at(String otherUrl) {
		return new DatabaseLogin(otherUrl, this.username, this.password);
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(this.url, this.username, this.password);
	}

	@Override
	public String toString() {
		return this.url;
	}

}
