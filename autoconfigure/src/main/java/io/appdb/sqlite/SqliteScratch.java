package io.appdb.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import javax.sql.DataSource;

import io.appdb.schema.scratch.ScratchAddress;
import io.appdb.schema.scratch.ScratchDatabase;
import io.appdb.schema.scratch.ScratchKind;
import io.appdb.schema.scratch.ScratchNames;

/**
 * SQLite: a database in memory, which is there as long as a connection is.
 */
final class SqliteScratch implements ScratchKind {

	@Override
	public ScratchDatabase create(ScratchAddress address) throws SQLException {
		String name = ScratchNames.next();
		ScratchAddress memory = new ScratchAddress("jdbc:sqlite:file:/" + name + "?vfs=memdb", new Properties());
		DataSource dataSource = memory.at(memory.url());
		Connection keeper = dataSource.getConnection();
		return new ScratchDatabase(name, dataSource, keeper::close);
	}

}
