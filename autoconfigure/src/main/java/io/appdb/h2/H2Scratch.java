package io.appdb.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.appdb.schema.scratch.ScratchAddress;
import io.appdb.schema.scratch.ScratchDatabase;
import io.appdb.schema.scratch.ScratchKind;
import io.appdb.schema.scratch.ScratchNames;

/**
 * H2: a database in memory, with the settings that decide how SQL is read there.
 */
final class H2Scratch implements ScratchKind {

	private static final Set<String> SETTINGS = Set.of("MODE", "DATABASE_TO_UPPER", "DATABASE_TO_LOWER",
			"CASE_INSENSITIVE_IDENTIFIERS", "NON_KEYWORDS", "DEFAULT_NULL_ORDERING", "OLD_INFORMATION_SCHEMA",
			"TIME ZONE", "IGNORECASE");

	@Override
	public ScratchDatabase create(ScratchAddress address) throws SQLException {
		String name = ScratchNames.next();
		DataSource dataSource = address.at("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1" + settings(address.url()));
		dataSource.getConnection().close();
		return new ScratchDatabase(name, dataSource, () -> {
			try (Connection connection = dataSource.getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("shutdown");
			}
		});
	}

	private static String settings(String url) {
		return Arrays.stream(url.split(";"))
			.skip(1)
			.filter((setting) -> SETTINGS.contains(setting.split("=", 2)[0].strip().toUpperCase(Locale.ROOT)))
			.map((setting) -> ";" + setting)
			.collect(Collectors.joining());
	}

}
