package io.appdb.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.appdb.session.Sessions;

/**
 * The databases that requests have sessions of. Immutable.
 *
 * @param sessions the sessions of the default database
 * @param others those of the further ones by their names, in the order in which requests
 * open them
 */
public record WebDatabases(Sessions sessions, Map<String, Sessions> others) {

	/**
	 * Copies the sessions in their order.
	 */
	public WebDatabases {
		others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
	}

}
