package io.appdb.sample.posts;

/**
 * What posts can be sorted by. Constants, safe for every thread.
 */
enum PostSort {

	ID("id"),

	TITLE("title"),

	CREATED_AT("createdAt");

	private final String attribute;

	PostSort(String attribute) {
		this.attribute = attribute;
	}

	String attribute() {
		return this.attribute;
	}

}
