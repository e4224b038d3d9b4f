package io.appdb.mysql;

import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a MariaDB server that is reached through MySQL Connector/J, which calls it
 * MySQL 5.5. Created by Hibernate, by class name; shared by all threads.
 */
public final class MariaDbBehindMySql implements DialectResolver {

	@Override
	public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
		String version = info.getDatabaseVersion();
		boolean mariaDb = "MySQL".equals(info.getDatabaseName()) && version != null && version.contains("MariaDB");
		return mariaDb ? new MariaDBDialect(info) : null;
	}

}
