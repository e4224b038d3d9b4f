package io.appdb.faults.crash;

import javax.sql.DataSource;

import io.appdb.engine.ConnectionSourceDecorator;

/**
 * Lets the JVM die before a step of its connections that changes something, if a property
 * says so. Found as a service; does nothing otherwise.
 */
public final class CrashingPools implements ConnectionSourceDecorator {

	@Override
	public DataSource decorate(DataSource source) {
		return CrashPoint.CHOSEN.isChosen() ? CrashPoint.CHOSEN.around(DataSource.class, source) : source;
	}

}
