package io.appdb.schema.diff;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.appdb.schema.diff.SchemaChange.DropIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.appdb.schema.diff.TableDrafts.column;
import static io.appdb.schema.diff.TableDrafts.foreignKey;
import static io.appdb.schema.diff.TableDrafts.index;
import static io.appdb.schema.diff.TableDrafts.notNull;
import static io.appdb.schema.diff.TableDrafts.primaryKey;
import static io.appdb.schema.diff.TableDrafts.schema;
import static io.appdb.schema.diff.TableDrafts.table;
import static io.appdb.schema.diff.TableDrafts.unique;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What entities cannot say, and so is kept when a schema is compared with them.
 */
class EntityComparisonTests {

	private static final Column ID = notNull("id", "int");

	private static final Column NAME = column("name", "text");

	private static SchemaDifference towards(SchemaModel before, SchemaModel entities) {
		return SchemaDifference.towardsEntities(before, entities, Renames.none(), (part) -> false);
	}

	static List<Arguments> kept() {
		return List.of(
				Arguments.of(new Index("ix", false, null, List.of(new IndexColumn("name", null, "")), "id > 0", "")),
				Arguments.of(new Index("ix", false, null, List.of(new IndexColumn(null, "lower(name)", "")), null, "")),
				Arguments.of(new Index("ix", false, "gin", List.of(new IndexColumn("name", null, "")), null, "")),
				Arguments
					.of(new Index("ix", false, null, List.of(new IndexColumn("name", null, "")), null, "include (id)")),
				Arguments
					.of(new Index("ix", false, null, List.of(new IndexColumn("name", null, "nulls last")), null, "")),
				Arguments.of(new UniqueKey("uk", List.of("name"), "nulls not distinct")),
				Arguments.of(new OtherConstraint("x", "EXCLUDE (id WITH =)")));
	}

	@ParameterizedTest
	@MethodSource("kept")
	void keepsWhatEntitiesCannotSay(Object part) {
		assertThat(towards(schema(table("t", ID, NAME, part)), schema(table("t", ID, NAME))).descriptions()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("kept")
	void letsItGoWithAColumnOfIt(Object part) {
		SchemaDifference difference = towards(schema(table("t", ID, NAME, part)),
				schema(table("t", column("x", "int"))));
		assertThat(difference.descriptions()).filteredOn((text) -> text.endsWith("dropped")).hasSize(3);
	}

	@Test
	void saysHowToKeepAnOrdinaryIndex() {
		SchemaDifference difference = towards(schema(table("t", ID, NAME, index("ix", "name", "id"))),
				schema(table("t", ID, NAME)));
		DropIndex drop = (DropIndex) difference.changes().get(0);
		assertThat(difference.warnings(drop)).containsExactly(
				"index ix of table t is dropped, for no entity names it. To keep it, delete this statement and name it in "
						+ "the entity with @Index(name = \"ix\", columnList = \"name, id\"), or leave it alone with "
						+ "--ignore t.ix, for always with app.db.migration.ignore=t.ix");
	}

	@Test
	void leavesAloneWhatItIsTold() {
		Predicate<String> alone = Set.of("t.ix")::contains;
		assertThat(SchemaDifference
			.towardsEntities(schema(table("t", ID, NAME, index("ix", "name"), index("gone", "id"))),
					schema(table("t", ID, NAME)), Renames.none(), alone)
			.descriptions()).containsExactly("table t: index gone (id) dropped");
	}

	@Test
	void givesAnIndexThatAnEntityNamesWhatItHasMore() {
		Index more = new Index("ix", false, null, List.of(new IndexColumn("name", null, "")), "id > 0", "");
		assertThat(towards(schema(table("t", ID, NAME, more)), schema(table("t", ID, NAME, index("ix", "name"))))
			.isEmpty()).isTrue();
	}

	@Test
	void makesNoTableWhereThereIsAView() {
		SchemaModel before = new SchemaModel(List.of(table("t", ID)), List.of(), List.of(),
				Set.of(View.of(TableName.of("totals"), "select id from t")), null);
		SchemaModel entities = schema(table("t", ID, foreignKey("fk", "id", "totals")), table("totals", ID));
		assertThat(towards(before, entities).descriptions()).isEmpty();
	}

	@Test
	void keepsTheColumnsThatAPartitionedTableNeedsInItsKeys() {
		Table before = new Table(TableName.of("t"), List.of(ID, NAME), primaryKey("pk", "id", "name"),
				List.of(unique("uk", "id", "name")), List.of(), List.of(), List.of(), List.of(), null,
				"partition by list (name)", List.of());
		assertThat(towards(schema(before), schema(table("t", ID, NAME, primaryKey("pk", "id"), unique("uk", "id"))))
			.descriptions()).isEmpty();
	}

	@Test
	void doesWhatEntitiesWantOtherwise() {
		SchemaDifference difference = towards(schema(table("t", ID, unique("uk", "id"))), schema(table("t", ID, NAME)));
		assertThat(difference.descriptions()).containsExactly("table t: unique key (id) dropped",
				"table t: column name added, text");
	}

}
