package io.appdb.test;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceUnwrapper;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseEngine;
import io.appdb.test.server.ServerControl;

/**
 * Breaks a database for an application's own resilience tests: kills its connections,
 * refuses new ones, stops its server for a while. Whoever makes it closes it, which
 * undoes everything, also after a failed test. Shared by all threads.
 *
 * <pre class="code">
 * try (DatabaseFaults faults = DatabaseFaults.of(manager)) {
 *     faults.killConnections();
 *     try (Fault away = faults.refuseConnections()) {
 *         assertThatThrownBy(() -&gt; orders.place()).isInstanceOf(DatabaseUnavailableException.class);
 *     }
 *     orders.place();
 * }
 * </pre>
 *
 * <table>
 * <caption>What hits whom</caption>
 * <tr>
 * <th>Call</th>
 * <th>PostgreSQL, MySQL, MariaDB</th>
 * <th>H2</th>
 * <th>SQLite</th>
 * </tr>
 * <tr>
 * <td>{@link #killConnections()}</td>
 * <td>all connections to this database, by the server</td>
 * <td>the same</td>
 * <td>not possible: nothing runs beside the test</td>
 * </tr>
 * <tr>
 * <td>{@link #refuseConnections()}</td>
 * <td colspan="3">new connections of this application's pool; parallel tests notice
 * nothing</td>
 * </tr>
 * <tr>
 * <td>{@link #pause()}</td>
 * <td>the whole server, for all who use it: such a test should not run in parallel with
 * others on that server</td>
 * <td>not possible</td>
 * <td>not possible</td>
 * </tr>
 * </table>
 */
public final class DatabaseFaults implements AutoCloseable {

	private final DatabaseEngine engine;

	private final @Nullable ServerControl server;

	private final ConnectionGate gate;

	private DatabaseFaults(DatabaseEngine engine, @Nullable ServerControl server) {
		this.engine = engine;
		this.server = server;
		this.gate = ConnectionGate.of(engine.dataSource());
	}

	/**
	 * Faults of the default database, whose server cannot be paused.
	 * @param manager the initialised manager
	 * @return the faults, to be closed by the caller
	 * @throws IllegalStateException when connections are not opened by a pool that the
	 * library knows
	 */
	public static DatabaseFaults of(DatabaseManager manager) {
		return new DatabaseFaults(manager.engine(), null);
	}

	/**
	 * Faults of the default database and its server.
	 * @param manager the initialised manager
	 * @param server pauses the server that the database is on
	 * @return the faults, to be closed by the caller
	 * @throws IllegalStateException when connections are not opened by a pool that the
	 * library knows
	 */
	public static DatabaseFaults of(DatabaseManager manager, ServerControl server) {
		return new DatabaseFaults(manager.engine(), server);
	}

	/**
	 * Lets the server end all connections to this database, those of the pool and all
	 * others, in the middle of what they do. HikariCP trusts a connection for half a
	 * second after its last use: until then the application may be handed a dead one, as
	 * in a real outage.
	 * @return how many there were
	 * @throws UnsupportedOperationException on SQLite
	 * @throws IllegalStateException when the server does not obey
	 */
	public int killConnections() {
		ConnectionKiller killer = ConnectionKiller.of(this.engine.type());
		try (Connection connection = this.gate.openBeside()) {
			return killer.kill(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("killConnections: " + this.engine.url() + " answers: " + ex.getMessage(),
					ex);
		}
	}

	/**
	 * Takes the database away from this application: its connections end, and each new
	 * one fails with a {@link SQLNonTransientConnectionException} of SQLState 08001, as
	 * when nobody listens at the address. Does nothing when it is away.
	 * @return what brings it back when it is closed
	 */
	public Fault refuseConnections() {
		this.gate.shut();
		forgetConnections();
		return this::bringBack;
	}

	/**
	 * Brings the database back. Does nothing when it is there, but that the pool opens
	 * new connections.
	 */
	public void bringBack() {
		this.gate.open();
		forgetConnections();
	}

	/**
	 * HikariCP trusts a connection that was used a moment ago, and would hand out one
	 * that is dead.
	 */
	private void forgetConnections() {
		HikariDataSource pool = DataSourceUnwrapper.unwrap(this.engine.dataSource(), HikariConfigMXBean.class,
				HikariDataSource.class);
		if (pool != null && pool.getHikariPoolMXBean() != null) {
			pool.getHikariPoolMXBean().softEvictConnections();
		}
	}

	/**
	 * Stops the server: its connections stay open, and nothing answers. It is the whole
	 * server that stops, for all tests that use it. Does nothing when it is stopped.
	 * @return what lets it go on when it is closed
	 * @throws UnsupportedOperationException when the server cannot be paused
	 * @throws IllegalStateException when the machine refuses
	 */
	public Fault pause() {
		ServerControl control = this.server;
		if (control == null || !control.supported()) {
			throw new UnsupportedOperationException("pause: the server of " + this.engine.url()
					+ " cannot be paused, only one in a container or an embedded one that was started for tests; "
					+ "use refuseConnections()");
		}
		try {
			control.pause();
		}
		catch (IOException ex) {
			throw new IllegalStateException("pause: " + this.engine.url() + " cannot be paused", ex);
		}
		return this::resume;
	}

	/**
	 * Lets the server go on. Does nothing when it is not stopped.
	 * @throws IllegalStateException when the machine refuses
	 */
	public void resume() {
		if (this.server == null || !this.server.supported()) {
			return;
		}
		try {
			this.server.resume();
		}
		catch (IOException ex) {
			throw new IllegalStateException("resume: " + this.engine.url() + " cannot be resumed", ex);
		}
	}

	/**
	 * Undoes everything.
	 * @throws IllegalStateException when the server cannot be brought back
	 */
	@Override
	public void close() {
		try {
			resume();
		}
		finally {
			bringBack();
		}
	}

}
