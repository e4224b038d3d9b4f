package io.appdb.engine;

import javax.sql.DataSource;

/**
 * Where everything goes to one server. Immutable; shared by all threads.
 *
 * @param isPrimary whether the server takes writes
 */
record NoRouting(boolean isPrimary) implements ReadRouting {

	@Override
	public DataSource around(DataSource opening) {
		return opening;
	}

	@Override
	public DataSource reading(DataSource primary) {
		return primary;
	}

	@Override
	public boolean isPreferred() {
		return false;
	}

	@Override
	public boolean prefer(boolean preferred) {
		return false;
	}

	@Override
	public Client client() {
		return NOBODY;
	}

	@Override
	public Runnable decorate(Runnable work) {
		return work;
	}

}
