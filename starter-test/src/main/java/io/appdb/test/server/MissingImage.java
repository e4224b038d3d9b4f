package io.appdb.test.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerFetchException;

import org.springframework.core.NestedExceptionUtils;

/**
 * An image that Docker could not get. Beside that of a database Testcontainers needs some
 * of its own, which it looks for as soon as it is asked for Docker. Loaded only where
 * Testcontainers is on the class path. Immutable.
 *
 * @param name the image, as far as it is known
 * @param reason what Docker says
 */
record MissingImage(String name, String reason) {

	private static final Pattern NAME = Pattern.compile("imageName=([^,)\\s]+)");

	/**
	 * Finds the image in a failure of Testcontainers.
	 * @return the image, {@code null} when it failed for another reason
	 */
	static @Nullable MissingImage of(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current instanceof ContainerFetchException fetch) {
				return of(fetch);
			}
		}
		return null;
	}

	static MissingImage of(ContainerFetchException failure) {
		Matcher name = NAME.matcher(String.valueOf(failure.getMessage()));
		return new MissingImage(name.find() ? name.group(1) : "",
				String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage()));
	}

	/**
	 * Whether it is another image than the wanted one.
	 */
	boolean isOther(String wanted) {
		return !this.name.isEmpty() && !this.name.equals(wanted);
	}

	/**
	 * Says what to do about an image that is not the database's.
	 */
	String ofTestcontainers() {
		return "Docker answers, but cannot get the image '" + this.name + "', which Testcontainers needs itself ("
				+ this.reason + "): pull it, or name a registry that has it in 'hub.image.name.prefix' of "
				+ "~/.testcontainers.properties; to do without containers, set '" + ServerOrigin.PROPERTY
				+ "' to embedded";
	}

}
