package io.appdb.test;

import javax.sql.DataSource;

import io.appdb.engine.ConnectionSourceDecorator;

/**
 * Lets the statements of the library's own pools be recorded, with and without Spring.
 * Found as a service. Stateless.
 */
public final class RecordedPools implements ConnectionSourceDecorator {

	/**
	 * Made by the service loader.
	 */
	public RecordedPools() {
	}

	@Override
	public DataSource decorate(DataSource source) {
		return new RecordedDataSource(source);
	}

}
