package io.appdb.test.server;

import java.io.IOException;

/**
 * Stops a database server for a while and lets it go on, for tests of what an application
 * does meanwhile. Everybody who uses the server is paused: other test classes of the JVM,
 * and other builds where the container is reused. A server that is paused when the JVM
 * ends is resumed. Safe for every thread.
 */
public interface ServerControl {

	/**
	 * Whether this server can be paused: containers can, embedded servers can except on
	 * Windows; a server whose address was given and a database in this process cannot.
	 * @return whether {@link #pause()} works
	 */
	boolean supported();

	/**
	 * Stops the server: connections stay open, new ones are accepted by the operating
	 * system, and nothing answers. Does nothing if the server is paused.
	 * @throws TestServerException if the server cannot be paused; the message says why
	 * @throws IOException if the machine refuses
	 */
	void pause() throws IOException;

	/**
	 * Lets the server go on where it stopped. Does nothing if the server is not paused.
	 * @throws IOException if the machine refuses
	 */
	void resume() throws IOException;

}
