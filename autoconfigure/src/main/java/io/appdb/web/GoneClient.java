package io.appdb.web;

import java.util.Set;

import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Tells whether the web server has found out that the client of a request is gone.
 */
final class GoneClient {

	private static final int LONGEST_CHAIN = 100;

	/**
	 * Tomcat's and Jetty's own exceptions for a client that is gone; neither server has
	 * to be on the class path.
	 */
	private static final Set<String> SERVER_EXCEPTIONS = Set.of("org.apache.catalina.connector.ClientAbortException",
			"org.eclipse.jetty.io.EofException");

	private GoneClient() {
	}

	/**
	 * Looks for what the web server reports, in the causes too. A lost connection of any
	 * other origin, such as a database driver, is none of it.
	 */
	static boolean isIn(Throwable failure) {
		Throwable current = failure;
		for (int depth = 0; current != null && depth < LONGEST_CHAIN; depth++) {
			if (current instanceof AsyncRequestNotUsableException
					|| SERVER_EXCEPTIONS.contains(current.getClass().getName())) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

}
