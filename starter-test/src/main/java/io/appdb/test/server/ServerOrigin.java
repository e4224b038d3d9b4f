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
	 * The system property that asks for one of them.
	 */
	static final String PROPERTY = "appdb.test.require";

	private static final String VARIABLE = "APPDB_TEST_REQUIRE";

	static ServerOrigin choose(BooleanSupplier docker) {
		return choose(System.getProperty(PROPERTY, System.getenv(VARIABLE)), docker);
	}

	static ServerOrigin choose(@Nullable String required, BooleanSupplier docker) {
		if (required == null || required.isBlank()) {
			return docker.getAsBoolean() ? CONTAINERS : EMBEDDED;
		}
		ServerOrigin origin = parse(required);
		if (origin == CONTAINERS && !docker.getAsBoolean()) {
			throw new IllegalStateException("'" + PROPERTY + "' is containers, and Docker does not answer: "
					+ "start Docker, or leave the property out to use embedded servers");
		}
		return origin;
	}

	private static ServerOrigin parse(String required) {
		for (ServerOrigin origin : values()) {
			if (origin.name().toLowerCase(Locale.ROOT).equals(required.strip())) {
				return origin;
			}
		}
		throw new IllegalArgumentException("'" + PROPERTY + "' is '" + required + "': use containers or embedded");
	}

}
