package io.appdb;

import java.util.UUID;

/**
 * Databases in memory, each of which is new and has the tables of some entities.
 * Stateless.
 */
public final class InMemory {

	private InMemory() {
	}

	public static DatabaseManager sqlite(Class<?>... entities) {
		return open("sqlite:///:memory:", entities);
	}

	public static DatabaseManager h2(Class<?>... entities) {
		return open("jdbc:h2:mem:" + UUID.randomUUID(), entities);
	}

	private static DatabaseManager open(String url, Class<?>... entities) {
		DatabaseManager manager = DatabaseManager.builder().url(url).entities(entities).build();
		manager.initialize();
		return manager;
	}

}
