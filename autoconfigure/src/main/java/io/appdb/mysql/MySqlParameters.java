package io.appdb.mysql;

import java.util.Locale;
import java.util.Map;

import io.appdb.engine.ServerParameters;

/**
 * From PyMySQL's, asyncmy's and mysqlclient's parameters to Connector/J's. Stateless.
 */
final class MySqlParameters implements ServerParameters {

	@Override
	public void translate(Map<String, String> parameters) {
		parameters.computeIfPresent("charset", (key, value) -> javaName(value));
		ServerParameters.rename(parameters, "charset", "characterEncoding");
		ServerParameters.rename(parameters, "collation", "connectionCollation");
		ServerParameters.rename(parameters, "local_infile", "allowLoadLocalInfile");
		ServerParameters.renameSeconds(parameters, "connect_timeout", "connectTimeout");
		ServerParameters.renameSeconds(parameters, "read_timeout", "socketTimeout");
		String disabled = parameters.remove("ssl_disabled");
		if (Boolean.parseBoolean(disabled)) {
			parameters.putIfAbsent("sslMode", "DISABLED");
		}
		parameters.remove("use_unicode");
		parameters.remove("write_timeout");
		parameters.remove("binary_prefix");
		String socket = parameters.remove("unix_socket");
		if (socket != null) {
			parameters.putIfAbsent("socketFactory", "org.newsclub.net.mysql.AFUNIXDatabaseSocketFactoryCJ");
			parameters.putIfAbsent("junixsocket.file", socket);
		}
	}

	/**
	 * Connector/J takes {@code UTF-8} for the server's {@code utf8mb4}.
	 */
	private static String javaName(String charset) {
		return switch (charset.toLowerCase(Locale.ROOT)) {
			case "utf8mb4", "utf8mb3", "utf8" -> "UTF-8";
			case "latin1" -> "Cp1252";
			case "ascii" -> "US-ASCII";
			default -> charset;
		};
	}

	@Override
	public boolean readsUserOfEachHost() {
		return true;
	}

}
