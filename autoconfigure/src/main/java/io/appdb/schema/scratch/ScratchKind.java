package io.appdb.schema.scratch;

import java.sql.SQLException;

/**
 * How a database makes and removes scratch databases. Implementations have no state.
 */
public interface ScratchKind {

	ScratchDatabase create(ScratchAddress address) throws SQLException;

}
