package io.appdb.benchmarks.junit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A class that finds no users and commits one, so that it passes only if its database is
 * made anew each time it is run. JUnit makes an instance for each test.
 */
abstract class CopyTests {

	@Autowired
	@SuppressWarnings("NullAway.Init") // Spring sets it
	DataSource dataSource;

	@Test
	@Tag("measured")
	void findsTheStateOfTheMigrations() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			try (ResultSet rows = statement.executeQuery("select count(*) from users")) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getInt(1)).isZero();
			}
			statement.executeUpdate("insert into users (email, username, hashed_password, role, created_at)"
					+ " values ('a@example.org', 'a', 'x', 'READER', current_timestamp)");
		}
	}

}
