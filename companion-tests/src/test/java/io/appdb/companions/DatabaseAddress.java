package io.appdb.companions;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where the applications of one probe keep their tables, one after the other.
 *
 * @param database what it is
 * @param url the JDBC URL
 * @param username who may do everything there
 * @param password of that user
 */
record DatabaseAddress(Database database, String url, String username, String password) implements Serializable {

	static DatabaseAddress inMemory() {
		return new DatabaseAddress(Database.H2, "jdbc:h2:mem:", "sa", "");
	}

	/**
	 * What an application says to have an empty database there. With a server it says
	 * itself what Spring Boot says for an embedded database.
	 * @param companions the libraries that the application uses
	 * @return settings, as {@code key=value}
	 * @throws SQLException if the database cannot be emptied
	 */
	List<String> settings(List<Companion> companions) throws SQLException {
		if (this.database == Database.H2) {
			return List.of("spring.datasource.url=" + this.url + UUID.randomUUID());
		}
		empty();
		List<String> settings = new ArrayList<>(
				List.of("spring.datasource.url=" + this.url, "spring.datasource.username=" + this.username,
						"spring.datasource.password=" + this.password, "spring.sql.init.mode=always"));
		if (!companions.contains(Companion.LIQUIBASE)) {
			settings.add("spring.jpa.hibernate.ddl-auto=create-drop");
		}
		return settings;
	}

	/**
	 * Takes away what an application before has left. One that still runs makes this
	 * fail.
	 */
	private void empty() throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.url, this.username, this.password);
				Statement statement = connection.createStatement()) {
			statement.execute("set lock_timeout = '10s'; drop schema public cascade; create schema public");
		}
	}

}
