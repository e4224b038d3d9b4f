package io.appdb.test.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The name of the database that a PostgreSQL URL leads to. Immutable.
 *
 * @param name the name
 */
record PostgreSqlName(String name) {

	static PostgreSqlName of(ServerDatabase database) {
		String url = database.address().url();
		int query = url.indexOf('?');
		String path = (query < 0) ? url : url.substring(0, query);
		return new PostgreSqlName(URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8));
	}

	String quoted() {
		return PostgreSqlSession.quoted(this.name);
	}

}
