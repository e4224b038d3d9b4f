package io.appdb.test.server;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Templates on one server and the databases that are copied from them. A template is the
 * state of a database once its migrations have run; its key is the checksum of what went
 * into it, in at most 40 hexadecimal digits. Safe for every thread, and for other
 * processes that use the same server. Templates that nobody has used for seven days are
 * dropped when one is made.
 */
public interface DatabaseCopies {

	/**
	 * Creates a database as a copy of a template.
	 * @param key the template's key, hexadecimal digits
	 * @return the new database, to be removed by the caller; empty if there is no such
	 * template
	 * @throws SQLException if the server refuses
	 * @throws IOException if the database is a file that cannot be written
	 */
	Optional<ServerDatabase> create(String key) throws SQLException, IOException;

	/**
	 * Keeps the present state of a database as a template. Does nothing if there is one
	 * of that key already.
	 * @param key the template's key, hexadecimal digits
	 * @param database the database, which stays as it is
	 * @param connections lets go of the application's pooled connections; called where
	 * the database has to be alone
	 * @throws SQLException if the server refuses
	 * @throws IOException if the database is a file that cannot be read
	 */
	void keep(String key, ServerDatabase database, Runnable connections) throws SQLException, IOException;

	/**
	 * Gives a database the state of a template, under the same address. Connections to it
	 * that are still open may be broken afterwards.
	 * @param key the key of a template that exists
	 * @param database the database
	 * @param connections lets go of the application's pooled connections; called where
	 * the database has to be alone
	 * @throws SQLException if the server refuses, or there is no such template
	 * @throws IOException if the database is a file that cannot be written
	 */
	void reset(String key, ServerDatabase database, Runnable connections) throws SQLException, IOException;

}
