package io.appdb.schema.zoo;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import io.appdb.migration.RevisionOptions;
import io.appdb.schema.diff.SchemaDifference;
import io.appdb.schema.diff.SchemaModel;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.assertj.core.api.SoftAssertions;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that migrations written from entities make the schema that Hibernate makes, for
 * every way to map something.
 */
class MappingZooTests {

	@EachDatabase
	void theFirstMigrationMakesWhatTheEntitiesWant(TestDatabase database, @TempDir Path folder) throws Exception {
		try (TestDatabase other = TestDatabase.create(database.type());
				ZooDatabase created = ZooDatabase.created(other);
				ZooDatabase migrated = ZooDatabase.migrated(database, folder)) {
			SchemaModel empty = migrated.read();
			assertThat(empty.tableNames()).isEmpty();
			assertThat(migrated.migrate().warnings()).isEmpty();
			assertThat(SchemaDifference.descriptions(created.read(), migrated.read())).isEmpty();
			assertThat(SchemaDifference.descriptions(migrated.read(), created.read())).isEmpty();
			assertThat(migrated.migrations().revision("nothing", RevisionOptions.defaults())).isEmpty();
			assertThat(migrated.migrations().check()).hasToString("entities, migrations and schema agree");
			assertThat(migrated.mismatches()).isEmpty();
			assertThat(migrated.refusal()).isEqualTo(created.refusal());
			migrated.migrations().downgrade("base");
			assertThat(SchemaDifference.descriptions(empty, migrated.read())).isEmpty();
		}
	}

	@EachDatabase
	void entitiesAreWrittenAndReadInTheMigratedSchema(TestDatabase database, @TempDir Path folder) throws SQLException {
		try (ZooDatabase migrated = ZooDatabase.migrated(database, folder)) {
			migrated.migrate();
			SessionFactory factory = migrated.sessionFactory();
			SoftAssertions compared = new SoftAssertions();
			for (Object animal : Zoo.animals(database.type())) {
				factory.inTransaction((session) -> session.persist(animal));
				Object id = factory.getPersistenceUnitUtil().getIdentifier(animal);
				factory.inTransaction((session) -> compared.assertThat(session.find(animal.getClass(), id))
					.isNotSameAs(animal)
					.usingRecursiveComparison(Values.comparison())
					.isEqualTo(animal));
			}
			compared.assertAll();
		}
	}

}
