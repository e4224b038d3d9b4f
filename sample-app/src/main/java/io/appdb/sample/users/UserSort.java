package io.appdb.sample.users;

/**
 * What users can be sorted by. Constants, safe for every thread.
 */
enum UserSort {

	ID("id"),

	EMAIL("email"),

	USERNAME("username"),

	CREATED_AT("createdAt");

	private final String attribute;

	UserSort(String attribute) {
		this.attribute = attribute;
	}

	String attribute() {
		return this.attribute;
	}

}
