package io.appdb.schema;

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
			try (SchemaStartup startup = new SchemaStartup(schema, SchemaMode.CREATE_DROP, true)) {
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
				.isThrownBy(() -> new SchemaStartup(mapped.schema(), SchemaMode.CREATE_DROP, false).start())
				.withMessageContaining("create-drop")
				.withMessageContaining("app.db.schema.allow-drop");
			assertThat(mapped.schema().tableNames()).isEmpty();
		}
	}

	@EachDatabase
	void failsOnASchemaThatDoesNotFitAndListsWhy(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			assertThatExceptionOfType(SchemaValidationException.class)
				.isThrownBy(() -> new SchemaStartup(mapped.schema(), SchemaMode.VALIDATE, false).start())
				.withMessageContaining("table topics is missing")
				.satisfies((failure) -> assertThat(failure.mismatches())
					.containsExactlyInAnyOrder("table topics is missing", "table numbers is missing"));
			new SchemaStartup(mapped.schema(), SchemaMode.CREATE, false).start();
			new SchemaStartup(mapped.schema(), SchemaMode.VALIDATE, false).start();
			assertThat(mapped.schema().tableNames()).hasSize(2);
		}
	}

	@EachDatabase
	void leavesTheSchemaAlone(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			new SchemaStartup(mapped.schema(), SchemaMode.NONE, true).start();
			new SchemaStartup(mapped.schema(), SchemaMode.MIGRATE, true).start();
			assertThat(mapped.schema().tableNames()).isEmpty();
		}
	}

}
