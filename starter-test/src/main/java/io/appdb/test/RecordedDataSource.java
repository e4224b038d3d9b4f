package io.appdb.test;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.support.ProxyDataSource;

/**
 * A source of connections whose statements are recorded. Shared by all threads; closed by
 * the owner of what it wraps.
 */
final class RecordedDataSource extends ProxyDataSource {

	RecordedDataSource(DataSource dataSource) {
		super(dataSource);
		addListener(new StatementRecorder());
	}

}
