package io.appdb.sample.configs;

/**
 * Is told which settings have changed. Whoever adds it owns it; any thread may call it.
 */
@FunctionalInterface
public interface ConfigListener {

	/**
	 * Is called after a change is committed.
	 * @param change what has changed
	 */
	void changed(ConfigChange change);

}
