package io.appdb.session;

import org.hibernate.FlushMode;

/**
 * How sessions behave.
 *
 * @param flushMode when pending changes are written before a query
 * @param expireOnCommit whether what was loaded is detached at each commit, so that it is
 * read afresh
 */
public record SessionSettings(FlushMode flushMode, boolean expireOnCommit) {

	/**
	 * Returns the defaults: automatic flushing, nothing expires.
	 * @return the default settings
	 */
	public static SessionSettings defaults() {
		return new SessionSettings(FlushMode.AUTO, false);
	}

}
