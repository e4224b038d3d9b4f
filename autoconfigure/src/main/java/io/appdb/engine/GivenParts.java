package io.appdb.engine;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The parts a URL is put together from. Immutable; its text never shows the password.
 *
 * @param host the host
 * @param port the port
 * @param database the database
 * @param credentials who connects
 * @param parameters parameters, decoded
 */
public record GivenParts(@Nullable String host, @Nullable Integer port, @Nullable String database,
		Credentials credentials, Map<String, String> parameters) {

	@Override
	public String toString() {
		return this.credentials + this.host + ":" + this.port + "/" + this.database;
	}

}
