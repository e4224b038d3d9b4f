package io.appdb.schema;

import java.sql.SQLException;

/**
 * Work on the schema, done over one connection.
 */
@FunctionalInterface
public interface SchemaWork {

	void run() throws SQLException;

}
