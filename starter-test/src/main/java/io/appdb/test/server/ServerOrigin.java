package io.appdb.test.server;

import java.util.Locale;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Where database servers come from. Constants, safe for every thread.
 */
public enum ServerOrigin {

	/**
	 * Testcontainers.
	 */
	CONTAINERS,

	/**
	 * Binaries from the class path.
	 */
	EMBEDDED;

	/**
	 * The property that asks for one of them and fails instead of falling back. It goes
	 * before an address that was given, which is then not used; databases in process do
	 * not ask for it.
	 */
	static final String PROPERTY = "appdb.test.require";

	/**
	 * Where servers come from.
	 * @param properties where {@value #PROPERTY} may stand
	 * @param docker whether Docker answers, asked only if that matters
	 * @return containers, or embedded binaries
	 * @throws TestServerException if containers are required and there are none
	 */
	static ServerOrigin choose(TestProperties properties, BooleanSupplier docker) {
		ServerOrigin required = required(properties);
		if (required == null) {
			return docker.getAsBoolean() ? CONTAINERS : EMBEDDED;
		}
		if (required == CONTAINERS && !docker.getAsBoolean()) {
			throw new TestServerException("'" + PROPERTY + "' is containers, and Docker does not answer: "
					+ "start Docker, or leave the property out to use embedded servers");
		}
		return required;
	}

	/**
	 * The only origin that is wanted.
	 * @param properties where {@value #PROPERTY} may stand
	 * @return the origin, {@code null} for any
	 * @throws TestServerException if the property has another value
	 */
	static @Nullable ServerOrigin required(TestProperties properties) {
		String required = properties.get(PROPERTY);
		if (required == null) {
			return null;
		}
		for (ServerOrigin origin : values()) {
			if (origin.word().equals(required)) {
				return origin;
			}
		}
		throw new TestServerException("'" + PROPERTY + "' is '" + required + "': use containers or embedded");
	}

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
