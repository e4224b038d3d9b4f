package io.appdb.error;

import java.sql.SQLException;

/**
 * A classified error of a database. Immutable.
 *
 * @param kind what it is
 * @param constraint the constraint, table and columns the driver names
 * @param reported the driver's exception
 */
record SqlError(SqlErrorKind kind, Constraint constraint, SQLException reported) {

}
