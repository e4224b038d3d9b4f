package io.appdb.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

import org.opentest4j.TestAbortedException;

/**
 * The server of a bank's database, which can be broken. Whoever starts it closes it. Used
 * by the thread of a test.
 */
interface BankServer extends BankDatabase {

	/**
	 * Where the bank's user finds the server without its database.
	 * @return a database that the bank does not use
	 */
	Address entrance();

	/**
	 * Ends the server in the middle of what it does, and starts it.
	 * @throws TestAbortedException where that cannot be done
	 */
	void kill() throws IOException;

	/**
	 * Ends the server in good order, and starts it.
	 * @throws TestAbortedException where that cannot be done
	 */
	void restart() throws IOException;

	/**
	 * Stops the server, and lets it go on where it was.
	 * @param duration how long it is stopped
	 */
	void pause(Duration duration) throws IOException;

	/**
	 * How many connections it lets in.
	 * @return the number
	 * @throws TestAbortedException where there are so many that they are not used up
	 */
	int maxConnections();

	/**
	 * Leaves no room on the server's disk.
	 * @param duration for how long
	 * @throws TestAbortedException where that cannot be done
	 */
	void fillDisk(Duration duration) throws IOException, SQLException;

}
