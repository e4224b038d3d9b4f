package io.appdb.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

import org.hibernate.persister.entity.EntityPersister;

/**
 * PostgreSQL's identity columns take identifiers that are given without noticing.
 * Stateless.
 */
final class PostgreSqlIdentity {

	private static final String SQL = """
			select setval(s, greatest(?, coalesce(pg_sequence_last_value(s), 1)))
			from (select cast(pg_get_serial_sequence(?, ?) as regclass) as s) as found where s is not null""";

	private PostgreSqlIdentity() {
	}

	static void moveOn(Connection connection, EntityPersister persister, long highest) throws SQLException {
		String column = persister.getIdentifierMapping().getSelectable(0).getSelectionExpression();
		boolean quoted = column.startsWith("\"");
		try (PreparedStatement statement = connection.prepareStatement(SQL)) {
			statement.setLong(1, highest);
			statement.setString(2, persister.getIdentifierTableName());
			statement.setString(3, quoted ? column.substring(1, column.length() - 1) : column.toLowerCase(Locale.ROOT));
			statement.execute();
		}
	}

}
