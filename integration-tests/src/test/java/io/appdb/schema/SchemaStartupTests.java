package io.appdb.schema;

import java.util.List;

import io.appdb.error.InvalidSettingException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SchemaStartupTests {

	@EachDatabase
	void createsAndDrops(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			Schema schema = mapped.schema();
			try (SchemaStartup startup = new SchemaStartup(schema, SchemaMode.CREATE_DROP, true, List::of)) {
				startup.start();
				assertThat(schema.validate()).isEmpty();
			}
			assertThat(schema.tableNames()).isEmpty();
		}
	}

	@EachDatabase
	void refusesToDropWhereItIsNotAllowed(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> new SchemaStartup(mapped.schema(), SchemaMode.CREATE_DROP, false, List::of).start())
				.withMessageContaining("create-drop")
				.withMessageContaining("app.db.schema.allow-drop");
			assertThat(mapped.schema().tableNames()).isEmpty();
		}
	}

	@EachDatabase
	void failsOnASchemaThatDoesNotFitAndListsWhy(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			assertThatExceptionOfType(SchemaValidationException.class)
				.isThrownBy(() -> new SchemaStartup(mapped.schema(), SchemaMode.VALIDATE, false, List::of).start())
				.withMessageContaining("table topics is missing")
				.satisfies((failure) -> assertThat(failure.mismatches())
					.containsExactlyInAnyOrder("table topics is missing", "table numbers is missing"));
			new SchemaStartup(mapped.schema(), SchemaMode.CREATE, false, List::of).start();
			new SchemaStartup(mapped.schema(), SchemaMode.VALIDATE, false, List::of).start();
			assertThat(mapped.schema().tableNames()).hasSize(2);
		}
	}

	@EachDatabase
	void saysThatMigrationsArePendingWhereTheSchemaFits(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			mapped.schema().createAllTables();
			assertThatExceptionOfType(SchemaValidationException.class)
				.isThrownBy(() -> new SchemaStartup(mapped.schema(), SchemaMode.VALIDATE, false,
						() -> List.of("V2__rows.sql"))
					.start())
				.withMessage("Migrations are pending; migrate the schema, or set 'app.db.schema.mode' to none:"
						+ "\n\t- V2__rows.sql is pending");
		}
	}

	@EachDatabase
	void leavesTheSchemaAlone(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			new SchemaStartup(mapped.schema(), SchemaMode.NONE, true, List::of).start();
			new SchemaStartup(mapped.schema(), SchemaMode.MIGRATE, true, List::of).start();
			assertThat(mapped.schema().tableNames()).isEmpty();
		}
	}

}
