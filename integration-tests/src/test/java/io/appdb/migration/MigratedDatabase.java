package io.appdb.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import io.appdb.DatabaseManager;
import io.appdb.schema.SchemaMode;
import io.appdb.test.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A manager on a test database and the folder with its migrations. Owned by one test.
 */
final class MigratedDatabase implements AutoCloseable {

	private final Path folder;

	private final DatabaseManager manager;

	private MigratedDatabase(Path folder, DatabaseManager manager) {
		this.folder = folder;
		this.manager = manager;
	}

	static MigratedDatabase of(TestDatabase database, Path folder) {
		return of(database, folder, true, SchemaMode.NONE);
	}

	static MigratedDatabase of(TestDatabase database, Path folder, boolean allowDrop, SchemaMode mode) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.schema(mode)
			.allowDrop(allowDrop)
			.migrations("filesystem:" + folder)
			.build();
		manager.initialize();
		return new MigratedDatabase(folder, manager);
	}

	/**
	 * Whether a file and the history change together or not at all.
	 */
	static boolean isAtomic(TestDatabase database) {
		return switch (database.type()) {
			case POSTGRESQL, SQLITE -> true;
			default -> false;
		};
	}

	MigratedDatabase file(String name, String... lines) {
		try {
			Files.writeString(this.folder.resolve(name), String.join("\n", lines) + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	void delete(String name) throws IOException {
		Files.delete(this.folder.resolve(name));
	}

	/**
	 * Writes three migrations and the files that take them back.
	 */
	MigratedDatabase shop() {
		file("V1__items.sql", "create table item (id int not null primary key, name varchar(50));");
		file("U1__items.sql", "drop table item;");
		file("V2__price.sql", "alter table item add column price int default 7;",
				"insert into item (id, name) values (2, 'second');");
		file("U2__price.sql", "delete from item where id = 2;", "alter table item drop column price;");
		file("V3__orders.sql", "create table orders (id int not null primary key);");
		return file("U3__orders.sql", "drop table orders;");
	}

	/**
	 * Computes the checksum that Flyway gives to lines.
	 */
	static int checksum(String... lines) {
		CRC32 checksum = new CRC32();
		for (String line : lines) {
			checksum.update(line.getBytes(StandardCharsets.UTF_8));
		}
		return (int) checksum.getValue();
	}

	Migrations migrations() {
		return this.manager.migrations();
	}

	Set<String> tables() {
		return this.manager.schema()
			.tableNames()
			.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	JdbcTemplate jdbc() {
		return new JdbcTemplate(this.manager.engine().dataSource());
	}

	@Override
	public void close() {
		this.manager.close();
	}

}
