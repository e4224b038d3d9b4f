package io.appdb.postgresql;

import java.util.Map;
import java.util.Set;

import io.appdb.engine.ServerParameters;

/**
 * From psycopg's and asyncpg's parameters to pgjdbc's. Stateless.
 */
final class PostgreSqlParameters implements ServerParameters {

	private static final Set<String> SSL_MODES = Set.of("disable", "allow", "prefer", "require", "verify-ca",
			"verify-full");

	private static final Map<String, String> SESSION_TARGETS = Map.of("read-write", "primary", "read-only", "secondary",
			"standby", "secondary", "prefer-standby", "preferSecondary");

	@Override
	public void translate(Map<String, String> parameters) {
		ServerParameters.rename(parameters, "connect_timeout", "connectTimeout");
		ServerParameters.rename(parameters, "application_name", "ApplicationName");
		ServerParameters.rename(parameters, "target_session_attrs", "targetServerType");
		parameters.computeIfPresent("targetServerType", (key, value) -> SESSION_TARGETS.getOrDefault(value, value));
		String ssl = parameters.get("ssl");
		if (ssl != null && SSL_MODES.contains(ssl)) {
			ServerParameters.rename(parameters, "ssl", "sslmode");
		}
		parameters.remove("client_encoding");
		parameters.remove("charset");
		parameters.remove("async_fallback");
		socket(parameters);
	}

	@Override
	public boolean plusIsSpace() {
		return true;
	}

	@Override
	public boolean allowsNoHost() {
		return true;
	}

	/**
	 * A directory in place of a host is a Unix socket, which pgjdbc reaches through
	 * junixsocket's factory.
	 */
	private static void socket(Map<String, String> parameters) {
		String host = parameters.get("host");
		if (host == null || !host.startsWith("/")) {
			return;
		}
		parameters.remove("host");
		String port = parameters.remove("port");
		parameters.putIfAbsent("socketFactory", "org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg");
		parameters.putIfAbsent("socketFactoryArg", host + "/.s.PGSQL." + ((port != null) ? port : "5432"));
	}

}
