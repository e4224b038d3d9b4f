package io.appdb.engine;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a parameter may be that says who connects. Immutable.
 */
public enum CredentialKey {

	/**
	 * The user name.
	 */
	USERNAME,

	/**
	 * The password.
	 */
	PASSWORD;

	/**
	 * Finds out what a decoded name stands for, {@code null} for any other parameter.
	 */
	public static @Nullable CredentialKey of(String name) {
		return switch (name.strip().toLowerCase(Locale.ROOT)) {
			case "user", "username" -> USERNAME;
			case "password", "passwd", "pwd" -> PASSWORD;
			default -> null;
		};
	}

	public Credentials with(String value) {
		return (this == USERNAME) ? new Credentials(value, null) : new Credentials(null, value);
	}

}
