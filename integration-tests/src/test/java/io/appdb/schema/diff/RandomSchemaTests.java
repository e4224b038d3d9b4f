package io.appdb.schema.diff;

import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random pairs of schemas: the way up leaves no difference, and the way back none either.
 */
class RandomSchemaTests {

	private static final SchemaModel NOTHING = new SchemaModel(List.of(), List.of(), List.of());

	private static final int IN_PROCESS = 300;

	private static final int ON_A_SERVER = 60;

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "SQLITE", "H2", "MYSQL", "MARIADB" })
	void goesFromAnySchemaToAnyOtherAndBack(DatabaseType kind) throws Exception {
		int pairs = (kind == DatabaseType.SQLITE || kind == DatabaseType.H2) ? IN_PROCESS : ON_A_SERVER;
		try (TestDatabase first = TestDatabase.create(kind);
				TestDatabase second = TestDatabase.create(kind);
				DiffedDatabase from = new DiffedDatabase(first);
				DiffedDatabase to = new DiffedDatabase(second)) {
			if (kind == DatabaseType.SQLITE) {
				from.run("pragma synchronous = off");
				to.run("pragma synchronous = off");
			}
			for (int seed = 0; seed < pairs; seed++) {
				RandomSchemas schemas = new RandomSchemas(seed, kind);
				SchemaModel schema = schemas.schema();
				goThereAndBack(seed, from, to, schema, schemas.changed(schema));
			}
		}
	}

	private static void goThereAndBack(int seed, DiffedDatabase from, DiffedDatabase to, SchemaModel first,
			SchemaModel second) throws Exception {
		from.apply(SchemaDifference.between(NOTHING, first, Renames.none()));
		SchemaModel before = from.read();
		to.apply(SchemaDifference.between(NOTHING, before, Renames.none()));
		assertSame("what was read, written and read again, seed " + seed, to.read(), before);
		to.apply(SchemaDifference.between(before, NOTHING, Renames.none()));
		to.apply(SchemaDifference.between(NOTHING, second, Renames.none()));
		SchemaModel after = to.read();
		assertThat(before.tableNames()).isEqualTo(first.tableNames());
		assertThat(after.tableNames()).isEqualTo(second.tableNames());
		SchemaDifference difference = SchemaDifference.between(before, after, Renames.none());
		from.apply(difference);
		assertSame("after the way up, seed " + seed, from.read(), after);
		from.apply(difference.reversed());
		assertSame("after the way back, seed " + seed, from.read(), before);
		from.apply(SchemaDifference.between(before, NOTHING, Renames.none()));
		to.apply(SchemaDifference.between(after, NOTHING, Renames.none()));
		assertThat(from.read().tables()).isEmpty();
	}

	private static void assertSame(String when, SchemaModel found, SchemaModel wanted) {
		assertThat(SchemaDifference.between(found, wanted, Renames.none()).descriptions()).as(when).isEmpty();
	}

}
