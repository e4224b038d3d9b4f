package io.appdb.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.schema.SchemaMode;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database of SQLite in memory and the folder with its migrations. Owned by one test.
 */
final class MigratedMemory implements AutoCloseable {

	private final Path folder;

	private final DatabaseManager manager;

	private MigratedMemory(Path folder, DatabaseManager manager) {
		this.folder = folder;
		this.manager = manager;
		manager.initialize();
	}

	static MigratedMemory of(Path folder, Class<?>... entities) {
		return of(folder, true, entities);
	}

	static MigratedMemory of(Path folder, boolean allowDrop, Class<?>... entities) {
		return new MigratedMemory(folder,
				DatabaseManager.builder()
					.url("sqlite:///:memory:")
					.schema(SchemaMode.NONE)
					.allowDrop(allowDrop)
					.migrations("filesystem:" + folder)
					.entities(entities)
					.build());
	}

	MigratedMemory file(String name, String... lines) throws IOException {
		Files.write(this.folder.resolve(name), List.of(lines));
		return this;
	}

	Migrations migrations() {
		return this.manager.migrations();
	}

	JdbcTemplate jdbc() {
		return new JdbcTemplate(this.manager.engine().dataSource());
	}

	@Override
	public void close() {
		this.manager.close();
	}

}
