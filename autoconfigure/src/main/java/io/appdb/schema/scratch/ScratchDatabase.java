package io.appdb.schema.scratch;

import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * An empty database of the same kind as another one, on the same server where there is
 * one. Whoever creates it closes it, which removes it; PostgreSQL and H2 end the
 * connections to it with it, on MySQL and MariaDB they stay and have no database. One
 * thread at a time. One that is left behind by a process that died is removed when the
 * next one is created on that server.
 */
public final class ScratchDatabase implements AutoCloseable {

	private final String name;

	private final DataSource dataSource;

	private final Removal removal;

	public ScratchDatabase(String name, DataSource dataSource, Removal removal) {
		this.name = name;
		this.dataSource = dataSource;
		this.removal = removal;
	}

	/**
	 * Returns the name of the database.
	 * @return the name, which begins with {@code appdb_scratch_}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns where connections come from. Each is a new one and closed when it is given
	 * back.
	 * @return the data source
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

	@Override
	public void close() throws SQLException {
		this.removal.run();
	}

	/**
	 * Removes a database.
	 */
	@FunctionalInterface
	public interface Removal {

		void run() throws SQLException;

	}

}
