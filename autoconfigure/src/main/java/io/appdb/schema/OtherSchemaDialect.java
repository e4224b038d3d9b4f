package io.appdb.schema;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database this library does not know: no lock, and keys are dropped one by one.
 */
final class OtherSchemaDialect implements SchemaDialect {

	@Override
	public void create(Connection connection, SchemaWork work) throws SQLException {
		work.run();
	}

	@Override
	public boolean isAlreadyDone(SQLException exception) {
		return false;
	}

	@Override
	public boolean keysPreventDrop() {
		return true;
	}

}
