package io.appdb.test.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * H2 templates, which are the scripts that make a database what it is, and their copies.
 * They live as long as this JVM, as databases in memory do. Safe for every thread.
 */
final class H2Copies implements DatabaseCopies {

	private static final String CLOSE_ALL_OTHERS = "SET EXCLUSIVE 2";

	private static final String OPEN_AGAIN = "SET EXCLUSIVE FALSE";

	private final Map<TemplateName, List<String>> scripts = new ConcurrentHashMap<>();

	private final Supplier<ServerDatabase> creation;

	H2Copies(Supplier<ServerDatabase> creation) {
		this.creation = creation;
	}

	@Override
	public Optional<ServerDatabase> create(String key) throws SQLException {
		List<String> script = this.scripts.get(new TemplateName(key));
		if (script == null) {
			return Optional.empty();
		}
		ServerDatabase database = this.creation.get();
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			run(statement, script);
		}
		return Optional.of(database);
	}

	@Override
	public void keep(String key, ServerDatabase database, Runnable connections) throws SQLException {
		TemplateName template = new TemplateName(key);
		if (!this.scripts.containsKey(template)) {
			this.scripts.putIfAbsent(template, script(database));
		}
	}

	private List<String> script(ServerDatabase database) throws SQLException {
		List<String> script = new ArrayList<>();
		try (Connection connection = database.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SCRIPT")) {
			while (rows.next()) {
				script.add(rows.getString(1));
			}
		}
		return List.copyOf(script);
	}

	@Override
	public void reset(String key, ServerDatabase database, Runnable connections) throws SQLException {
		TemplateName template = new TemplateName(key);
		List<String> script = this.scripts.get(template);
		if (script == null) {
			throw template.missing();
		}
		connections.run();
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute(CLOSE_ALL_OTHERS);
			try {
				statement.execute("DROP ALL OBJECTS");
				run(statement, script);
			}
			finally {
				statement.execute(OPEN_AGAIN);
			}
		}
	}

	private static void run(Statement statement, List<String> script) throws SQLException {
		for (String sql : script) {
			statement.execute(sql);
		}
	}

}
