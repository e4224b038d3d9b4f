package io.appdb.test.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The copies that {@link PostgreSqlCopies} makes ahead.
 */
class PostgreSqlStockTests {

	private static final int RESETS = 6;

	private static final int MOST_AHEAD = 4;

	private final String key = UUID.randomUUID().toString().replace("-", "");

	private final List<String> made = Collections.synchronizedList(new ArrayList<>());

	private final ServerDatabase beside = TestServers.shared().create(DatabaseType.POSTGRESQL);

	private String name = "";

	private final AtomicInteger number = new AtomicInteger();

	@BeforeEach
	void serverIsThere() {
		assumeTrue(this.beside.notRun() == null);
	}

	@AfterEach
	void remove() throws Exception {
		run("DROP DATABASE " + this.name);
		run("ALTER DATABASE " + new TemplateName(this.key) + " IS_TEMPLATE false");
		run("DROP DATABASE " + new TemplateName(this.key));
		this.beside.remove();
	}

	@Test
	void leavesNothingBehind() throws Exception {
		try (PostgreSqlCopies copies = copies()) {
			ServerDatabase kept = kept(copies);
			for (int i = 0; i < RESETS; i++) {
				copies.reset(this.key, kept, () -> {
				});
			}
			assertThat(this.made).hasSizeBetween(RESETS, RESETS + MOST_AHEAD);
		}
		assertThat(left()).containsExactly(this.name);
	}

	@Test
	void aResetThatFailsLeavesTheDatabaseAndNoCopy() throws Exception {
		try (PostgreSqlCopies copies = copies()) {
			ServerDatabase kept = kept(copies);
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> copies.reset(this.key, kept, () -> {
					throw new UnsupportedOperationException("the pool refuses");
				}));
			try (Connection connection = kept.connect()) {
				assertThat(connection.isValid(0)).isTrue();
			}
		}
		assertThat(left()).containsExactly(this.name);
	}

	private PostgreSqlCopies copies() {
		return new PostgreSqlCopies(this.beside.address(), this::create);
	}

	private ServerDatabase kept(PostgreSqlCopies copies) throws SQLException {
		ServerDatabase database = create("CREATE DATABASE %s");
		copies.keep(this.key, database, () -> {
		});
		this.made.clear();
		this.name = PostgreSqlName.of(database).name();
		return database;
	}

	private ServerDatabase create(String sql) throws SQLException {
		String name = "stock_" + this.key + "_" + this.number.incrementAndGet() + "_test";
		this.made.add(name);
		run(sql.formatted(name));
		DatabaseUrl url = DatabaseUrl.parse(this.beside.address().url()).withDatabase(name);
		DatabaseLogin address = new DatabaseLogin(url.jdbcUrl(), this.beside.address().username(),
				this.beside.address().password());
		return ServerDatabase.of(DatabaseType.POSTGRESQL, address, () -> run("DROP DATABASE " + name));
	}

	private List<String> left() throws SQLException {
		List<String> names = new ArrayList<>();
		try (Connection connection = this.beside.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(
						"SELECT datname FROM pg_database WHERE starts_with(datname, 'stock_" + this.key + "')")) {
			while (rows.next()) {
				names.add(rows.getString(1));
			}
		}
		return names;
	}

	private void run(String sql) throws SQLException {
		try (Connection connection = this.beside.connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
