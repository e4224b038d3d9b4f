package io.appdb.test.server;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;

/**
 * Asks Docker through Testcontainers. Loaded only where Testcontainers is on the class
 * path.
 */
final class Docker {

	private static final String TESTCONTAINERS = "org.testcontainers.DockerClientFactory";

	private Docker() {
	}

	/**
	 * Whether there are containers on this machine.
	 * @return {@code false} also without Testcontainers
	 * @throws TestServerException when Docker answers and Testcontainers cannot use it
	 * for want of an image of its own
	 */
	static boolean answers() {
		return ClassPath.ofThisLibrary().hasClass(TESTCONTAINERS) && Client.answers();
	}

	/**
	 * Keeps the types of Testcontainers out of the class that is asked first.
	 */
	private static final class Client {

		static boolean answers() {
			try {
				return DockerClientFactory.instance().isDockerAvailable();
			}
			catch (ContainerFetchException ex) {
				throw new TestServerException(MissingImage.of(ex).ofTestcontainers(), ex);
			}
		}

	}

}
