package io.appdb.test.server;

import java.sql.SQLException;

/**
 * Makes databases of this run that are what another one is. Owned by
 * {@link PostgreSqlCopies}; safe for every thread.
 */
final class PostgreSqlDuplication {

	/**
	 * Copying files is twice as fast as writing all pages to the log, as long as the two
	 * checkpoints that come with it need not wait for a disk.
	 */
	private static final String STRATEGY = """
			SELECT CASE WHEN current_setting('fsync') = 'off' AND current_setting('server_version_num')::int >= 150000
			  THEN ' STRATEGY FILE_COPY' ELSE '' END""";

	private final ServerSession session;

	private final DatabaseCreation creation;

	PostgreSqlDuplication(ServerSession session, DatabaseCreation creation) {
		this.session = session;
		this.creation = creation;
	}

	/**
	 * Copies a database; the server waits five seconds for its visitors.
	 * @param source the name
	 * @return the copy
	 * @throws SQLException if the server refuses, or visitors stay
	 */
	ServerDatabase copy(String source) throws SQLException {
		String strategy = this.session.query(STRATEGY).get(0);
		ServerDatabase copy = this.creation
			.create("CREATE DATABASE %s TEMPLATE " + PostgreSqlName.quoted(source) + strategy);
		PostgreSqlSettings.copy(this.session, source, PostgreSqlName.of(copy).name());
		return copy;
	}

}
