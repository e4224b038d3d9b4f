package io.appdb.tiny;

import java.sql.DriverManager;
import java.util.List;
import java.util.stream.LongStream;

import io.appdb.DatabaseManager;
import io.appdb.database.Database;
import io.appdb.database.KnownDatabases;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import io.appdb.error.SqlErrorDialect;
import io.appdb.error.UniqueConstraintException;
import io.appdb.schema.scratch.ScratchDatabase;
import io.appdb.schema.scratch.ScratchKind;
import io.appdb.schema.scratch.ScratchServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that a database is added by one package and one line in
 * {@code META-INF/spring.factories}: its own way of opening connections, telling errors
 * apart, writing batches and making scratch databases is used, and everything else is
 * what is right for any database.
 */
class TinyTests {

	private static final TinyDriver DRIVER = new TinyDriver();

	@BeforeAll
	static void register() throws Exception {
		DriverManager.registerDriver(DRIVER);
	}

	@AfterAll
	static void deregister() throws Exception {
		DriverManager.deregisterDriver(DRIVER);
	}

	private static DatabaseManager manager(String name) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(TinyDriver.PREFIX + name)
			.entities(Pebble.class)
			.build();
		manager.initialize();
		return manager;
	}

	@Test
	void isFoundByItsUrlAndByItsWord() {
		DatabaseUrl url = DatabaseUrl.parse("jdbc:tiny:found");
		assertThat(url.type()).isEqualTo(DatabaseType.OTHER);
		assertThat(url.part(ScratchKind.class)).get().isInstanceOf(TinyScratch.class);
		assertThat(DatabaseUrl.parse("jdbc:huge:found").part(ScratchKind.class)).isEmpty();
		assertThat(KnownDatabases.part(SqlErrorDialect.class, "tiny")).get().isInstanceOf(TinyErrors.class);
		assertThat(KnownDatabases.productNames(ScratchKind.class)).containsExactlyInAnyOrder("PostgreSQL", "MySQL",
				"MariaDB", "H2", "SQLite", "Tiny");
	}

	@Test
	void writesBatchesItsOwnWay() {
		try (DatabaseManager manager = manager("batches")) {
			List<Pebble> pebbles = LongStream.range(0, 50).mapToObj((id) -> new Pebble(id, "pebble " + id)).toList();
			int before = TinyWriter.INSERTED.get();
			manager.sessions().runInTransaction((session) -> assertThat(session.batchInsert(pebbles)).isEqualTo(50));
			assertThat(TinyWriter.INSERTED.get() - before).isEqualTo(50);
			pebbles.forEach((pebble) -> pebble.name = "new " + pebble.name);
			manager.sessions().runInTransaction((session) -> session.batchUpdate(pebbles));
			assertThat(names(manager)).hasSize(50).allSatisfy((name) -> assertThat(name).startsWith("new "));
		}
	}

	private static List<String> names(DatabaseManager manager) {
		return manager.sessions()
			.inTransaction((session) -> session.createQuery("select name from Pebble", String.class).list());
	}

	@Test
	void tellsItsErrorsApart() {
		try (DatabaseManager manager = manager("errors")) {
			manager.sessions().runInTransaction((session) -> session.persist(new Pebble(1, "taken")));
			assertThatExceptionOfType(UniqueConstraintException.class)
				.isThrownBy(
						() -> manager.sessions().runInTransaction((session) -> session.persist(new Pebble(2, "taken"))))
				.satisfies((ex) -> assertThat(ex.constraint()).isEqualTo(TinyErrors.CONSTRAINT));
		}
	}

	@Test
	void makesScratchDatabases() throws Exception {
		try (DatabaseManager manager = manager("scratch");
				ScratchDatabase scratch = ScratchServer.of(manager.engine().dataSource(), null).create()) {
			assertThat(scratch.name()).startsWith("appdb_scratch_");
			assertThat(scratch.dataSource().getConnection().getMetaData().getURL())
				.isEqualTo(TinyDriver.PREFIX + scratch.name());
		}
	}

	@Test
	void refusesTwoPartsForOneContract() {
		assertThatIllegalStateException().isThrownBy(Twice::new)
			.withMessageContaining("Twice has two parts for " + ScratchKind.class.getName());
	}

	private static final class Twice extends Database {

		Twice() {
			super("twice", "Twice");
			add(ScratchKind.class, TinyScratch::new);
			add(ScratchKind.class, TinyScratch::new);
		}

	}

}
