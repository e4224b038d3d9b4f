package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.support.ProxyDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A source of connections whose statements are recorded, and which can be shut. Shared by
 * all threads; closed by the owner of what it wraps.
 */
final class RecordedDataSource extends ProxyDataSource {

	private final ConnectionGate gate;

	RecordedDataSource(DataSource dataSource) {
		this.gate = new ConnectionGate(dataSource);
		setDataSource(new GatedDataSource(dataSource, this.gate));
		addListener(new StatementRecorder());
	}

	ConnectionGate gate() {
		return this.gate;
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		return type.isInstance(this) ? type.cast(this) : super.unwrap(type);
	}

	@Override
	public boolean isWrapperFor(Class<?> type) throws SQLException {
		return type.isInstance(this) || super.isWrapperFor(type);
	}

	/**
	 * Opens connections through the gate.
	 */
	private static final class GatedDataSource extends DelegatingDataSource {

		private final ConnectionGate gate;

		GatedDataSource(DataSource dataSource, ConnectionGate gate) {
			super(dataSource);
			this.gate = gate;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return this.gate.open(DataSource::getConnection);
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return this.gate.open((source) -> source.getConnection(username, password));
		}

	}

}
