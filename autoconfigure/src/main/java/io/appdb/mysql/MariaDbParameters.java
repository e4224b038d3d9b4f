package io.appdb.mysql;

import java.util.Map;

import io.appdb.engine.ServerParameters;

/**
 * From PyMySQL's, asyncmy's and mysqlclient's parameters to those of the MariaDB driver,
 * which always speaks utf8mb4. Stateless.
 */
final class MariaDbParameters implements ServerParameters {

	@Override
	public void translate(Map<String, String> parameters) {
		parameters.remove("charset");
		ServerParameters.rename(parameters, "collation", "connectionCollation");
		ServerParameters.rename(parameters, "local_infile", "allowLocalInfile");
		ServerParameters.rename(parameters, "ssl_ca", "serverSslCert");
		ServerParameters.rename(parameters, "unix_socket", "localSocket");
		ServerParameters.renameSeconds(parameters, "connect_timeout", "connectTimeout");
		ServerParameters.renameSeconds(parameters, "read_timeout", "socketTimeout");
		String disabled = parameters.remove("ssl_disabled");
		if (Boolean.parseBoolean(disabled)) {
			parameters.putIfAbsent("sslMode", "disable");
		}
		parameters.remove("use_unicode");
		parameters.remove("write_timeout");
		parameters.remove("binary_prefix");
	}

	@Override
	public boolean decodes() {
		return false;
	}

	@Override
	public boolean readsUserOfEachHost() {
		return true;
	}

	@Override
	public String forbiddenInName() {
		return "?@";
	}

}
