package io.appdb.benchmarks;

import io.appdb.test.TestDatabase;

/**
 * Where the measured applications find their database. A value.
 *
 * @param url JDBC URL
 * @param username user
 * @param password password of that user
 */
record Address(String url, String username, String password) {

	static Address of(TestDatabase database) {
		return new Address(database.url(), database.username(), database.password());
	}

	/**
	 * Puts the right part into a property that names one.
	 */
	String fill(String property) {
		if (property.contains("url=")) {
			return property.formatted(this.url);
		}
		if (property.contains("username=")) {
			return property.formatted(this.username);
		}
		return property.contains("password=") ? property.formatted(this.password) : property;
	}

	@Override
	public String toString() {
		return this.url;
	}

}
