package io.appdb.faults;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a database is, and who asks. A value.
 *
 * @param url the JDBC URL
 * @param user the user, empty where there are none
 * @param password the user's password
 */
record Address(String url, String user, String password) {

	String host() {
		return uri().getHost();
	}

	int port() {
		return uri().getPort();
	}

	private URI uri() {
		return URI.create(this.url.substring("jdbc:".length()));
	}

	/**
	 * The same database through a port of this machine.
	 */
	Address onLoopback(int port) {
		return new Address(this.url.replaceFirst("//[^/]+/", "//localhost:" + port + "/"), this.user, this.password);
	}

	/**
	 * Opens a connection without pool.
	 */
	Connection connect() throws SQLException {
		return connect(10);
	}

	private Connection connect(int seconds) throws SQLException {
		Properties properties = new Properties();
		if (!this.user.isEmpty()) {
			properties.setProperty("user", this.user);
			properties.setProperty("password", this.password);
			String timeout = this.url.startsWith("jdbc:postgresql:") ? "" + seconds : seconds + "000";
			properties.setProperty("connectTimeout", timeout);
			properties.setProperty("socketTimeout", timeout);
		}
		return DriverManager.getConnection(this.url, properties);
	}

	/**
	 * Whether a plain connection can be opened and used, each step within a second.
	 */
	boolean answers() {
		try (Connection connection = connect(1)) {
			return connection.isValid(1);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	@Override
	public String toString() {
		return this.url;
	}

}
