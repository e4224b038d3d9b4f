package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Makes up for what the driver of a database leaves out. One per database, shared by all
 * threads.
 */
public interface ConnectionCompletion {

	/**
	 * Makes the data source that transactions take their connections from.
	 * @param pool the pool
	 * @param first a connection of the pool, which is given back afterwards
	 * @return the data source, or {@code null} when the connection is not one of this
	 * database
	 * @throws SQLException when the driver does not answer
	 */
	@Nullable DataSource complete(DataSource pool, Connection first) throws SQLException;

}
