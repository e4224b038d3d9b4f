package io.appdb.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.appdb.replica.Replicas;
import io.appdb.session.Sessions;

/**
 * The databases that requests have sessions of. Immutable.
 *
 * @param sessions the sessions of the default database
 * @param others those of the further ones by their names, in the order in which requests
 * open them
 * @param replicas the replicas of those that have some, by the names of the databases
 */
public record WebDatabases(Sessions sessions, Map<String, Sessions> others, Map<String, Replicas> replicas) {

	/**
	 * Copies the sessions in their order.
	 */
	public WebDatabases {
		others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
		replicas = Collections.unmodifiableMap(new LinkedHashMap<>(replicas));
	}

}
