package io.appdb.cluster;

/**
 * A note with an identifier that somebody else has made.
 */
interface Numbered {

	long id();

	String name();

}
