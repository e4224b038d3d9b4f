package io.appdb.schema.diff;

import java.util.List;

import io.appdb.schema.diff.SchemaChange.AddConstraint;
import io.appdb.schema.diff.SchemaChange.DropConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.appdb.schema.diff.TableDrafts.between;
import static io.appdb.schema.diff.TableDrafts.check;
import static io.appdb.schema.diff.TableDrafts.column;
import static io.appdb.schema.diff.TableDrafts.computed;
import static io.appdb.schema.diff.TableDrafts.foreignKey;
import static io.appdb.schema.diff.TableDrafts.identity;
import static io.appdb.schema.diff.TableDrafts.index;
import static io.appdb.schema.diff.TableDrafts.notNull;
import static io.appdb.schema.diff.TableDrafts.primaryKey;
import static io.appdb.schema.diff.TableDrafts.schema;
import static io.appdb.schema.diff.TableDrafts.table;
import static io.appdb.schema.diff.TableDrafts.unique;
import static io.appdb.schema.diff.TableDrafts.withDefault;
import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTests {

	private static final Column ID = notNull("id", "int");

	static List<Arguments> changes() {
		Column name = column("name", "text");
		return List.of(Arguments.of(table("t", ID, name), "column name added, text"),
				Arguments.of(table("t", ID, notNull("name", "text")), "column name added, text not null"),
				Arguments.of(table("t", column("id", "int")), "column id may be null"),
				Arguments.of(table("t", notNull("id", "bigint")), "column id type int to bigint"),
				Arguments.of(table("t", withDefault("id", "int", "7")), "column id default none to 7"),
				Arguments.of(table("t", identity("id", "int", "auto_increment")),
						"column id identity none to auto_increment"),
				Arguments.of(table("t", ID, primaryKey("pk", "id")), "primary key (id) added"),
				Arguments.of(table("t", ID, unique("uk", "id")), "unique key (id) added"),
				Arguments.of(table("t", ID, check("ck", "id > 0")), "check (id > 0) added"),
				Arguments.of(table("t", ID, foreignKey("fk", "id", "t", "cascade")),
						"foreign key (id) to t (id) on delete cascade added"),
				Arguments.of(table("t", ID, index("ix", "id")), "index ix (id) added"),
				Arguments.of(table("t", ID, new OtherConstraint("x", "EXCLUDE (id WITH =)")),
						"constraint EXCLUDE (id WITH =) added"),
				Arguments.of(new TableBuilder(TableName.of("t")).comment("c").build().withIndexes(List.of()),
						"column id dropped"));
	}

	@ParameterizedTest
	@MethodSource("changes")
	void saysEachChangeInASentence(Table after, String expected) {
		assertThat(between(table("t", ID), after).descriptions()).contains("table t: " + expected);
	}

	@ParameterizedTest
	@MethodSource("changes")
	void findsNothingWhereBothAreTheSame(Table both) {
		assertThat(between(both, both).isEmpty()).isTrue();
	}

	@Test
	void takesConstraintsOfTheSameMeaningForTheSame() {
		SchemaDifference difference = between(table("t", ID, check("a", "id > 0"), unique("b", "id")),
				table("t", ID, check("x", "id > 0"), unique("y", "id")));
		assertThat(difference.isEmpty()).isTrue();
	}

	@Test
	void givesThoseThatStayTheirOldNamesForTheWayBack() {
		SchemaDifference difference = between(table("t", ID, check("a", "id > 0")),
				table("t", ID, check("x", "id > 0"), check("y", "id < 9")));
		assertThat(difference.after().tables().get(0).checks()).extracting(CheckConstraint::name)
			.containsExactly("a", "y");
	}

	@Test
	void makesWayForANewConstraintOfTheSameName() {
		SchemaDifference difference = between(table("t", ID, check("a", "id > 0")),
				table("t", ID, check("a", "id > 1"), check("b", "id > 0")));
		assertThat(difference.descriptions()).containsExactly("table t: check (id > 0) dropped",
				"table t: check (id > 1) added", "table t: check (id > 0) added");
	}

	@Test
	void putsAnIndexOfTheSameNameAndAnotherMeaningAnew() {
		SchemaDifference difference = between(table("t", ID, column("a", "int"), index("ix", "id")),
				table("t", ID, column("a", "int"), index("ix", true, "id", "a")));
		assertThat(difference.descriptions()).containsExactly("table t: index ix (id) dropped",
				"table t: unique index ix (id, a) added");
	}

	@Test
	void comparesNoOrderOfColumnsAndNoOptions() {
		Table before = table("t", ID, column("a", "int"));
		Table after = new Table(TableName.of("t"), List.of(column("a", "int"), ID), null, List.of(), List.of(),
				List.of(), List.of(), List.of(), null, "strict", List.of("create trigger x"));
		assertThat(between(before, after).isEmpty()).isTrue();
	}

	@Test
	void comesWithATableWithoutSayingItsParts() {
		SchemaDifference difference = SchemaDifference.between(schema(),
				schema(table("t", ID, index("ix", "id"), foreignKey("fk", "id", "t"), check("ck", "id > 0"))),
				Renames.none());
		assertThat(difference.descriptions()).containsExactly("table t: added");
		assertThat(difference.addedTables()).containsExactly(TableName.of("t"));
		assertThat(difference.reversed().descriptions()).containsExactly("table t: dropped");
	}

	@Test
	void ordersTheStepsSoThatNoneIsInTheWayOfAnother() {
		SchemaDifference difference = SchemaDifference.between(
				schema(table("gone", ID),
						table("stays", ID, column("a", "int"), computed("twice", "int", "a * 2"), column("b", "int"),
								foreignKey("fk_gone", "id", "gone"), check("ck", "a > 0"))),
				schema(table("fresh", ID),
						table("stays", ID, column("a", "bigint"), computed("thrice", "int", "c * 3"),
								column("c", "int"), foreignKey("fk_fresh", "id", "fresh"), index("ix", "c"))),
				Renames.none());
		assertThat(difference.changes()).extracting((change) -> change.getClass().getSimpleName())
			.containsExactly("DropConstraint", "DropConstraint", "DropColumn", "DropTable", "AddTable", "AddColumn",
					"AlterColumn", "AddColumn", "DropColumn", "AddIndex", "AddConstraint");
		assertThat(difference.descriptions()).startsWith("table stays: foreign key (id) to gone (id) dropped",
				"table stays: check (a > 0) dropped", "table stays: column twice dropped", "table gone: dropped");
	}

	@Test
	void dropsAndMakesTablesInTheOrderOfTheirKeys() {
		Table team = table("team", ID);
		Table person = table("person", ID, foreignKey("to_team", "id", "team"));
		Table badge = table("badge", ID, foreignKey("to_person", "id", "person"));
		SchemaDifference come = SchemaDifference.between(schema(), schema(badge, person, team), Renames.none());
		assertThat(come.addedTables()).extracting(TableName::name).containsExactly("team", "person", "badge");
		assertThat(come.reversed().descriptions()).containsExactly("table badge: dropped", "table person: dropped",
				"table team: dropped");
	}

	@Test
	void takesKeysAwayFirstWhereTablesPointToEachOther() {
		DropOrder order = new DropOrder(List.of(table("hen", ID, foreignKey("to_egg", "id", "egg")),
				table("egg", ID, foreignKey("to_hen", "id", "hen"), foreignKey("to_egg", "id", "egg")),
				table("nest", ID, foreignKey("to_hen", "id", "hen"))));
		assertThat(order.tables()).extracting((table) -> table.name().name()).containsExactly("nest", "hen", "egg");
		assertThat(order.keys()).extracting((key) -> key.table() + "." + key.constraint().name())
			.containsExactly("hen.to_egg", "egg.to_hen");
	}

	@Test
	void makesAKeyAnewWhoseTargetGetsAnotherOne() {
		Table child = table("child", column("t_id", "int"), foreignKey("to_t", "t_id", "t"));
		SchemaDifference difference = SchemaDifference.between(schema(child, table("t", ID, primaryKey("pk", "id"))),
				schema(child, table("t", ID, unique("uk", "id"))), Renames.none());
		assertThat(difference.changes()).first()
			.isInstanceOfSatisfying(DropConstraint.class, (drop) -> assertThat(drop.again()).isTrue());
		assertThat(difference.changes()).last()
			.isInstanceOfSatisfying(AddConstraint.class, (add) -> assertThat(add.again()).isTrue());
		assertThat(difference.descriptions()).containsExactly("table t: primary key (id) dropped",
				"table t: unique key (id) added");
	}

	@Test
	void comparesSequencesAndNamedEnums() {
		SchemaModel before = new SchemaModel(List.of(),
				List.of(new Sequence(TableName.of("a"), 1, 1, ""), new Sequence(TableName.of("b"), 1, 1, "")),
				List.of(new EnumType(TableName.of("mood"), List.of("sad")),
						new EnumType(TableName.of("gone"), List.of("x"))));
		SchemaModel after = new SchemaModel(List.of(),
				List.of(new Sequence(TableName.of("b"), 1, 50, ""), new Sequence(TableName.of("c"), 1, 1, "")),
				List.of(new EnumType(TableName.of("mood"), List.of("sad", "glad")),
						new EnumType(TableName.of("fresh"), List.of("y"))));
		assertThat(SchemaDifference.descriptions(before, after)).containsExactlyInAnyOrder("sequence a: dropped",
				"sequence b: changed", "sequence c: added", "type mood: values [sad] to [sad, glad]",
				"type gone: dropped", "type fresh: added");
	}

	@Test
	void leadsBackToWhereItBegan() {
		Table before = table("t", ID, column("a", "int"), check("ck", "a > 0"));
		Table after = table("t", notNull("id", "bigint"), column("b", "int"), unique("uk", "b"));
		SchemaDifference back = between(before, after).reversed();
		assertThat(back.after().tables()).containsExactly(before);
		assertThat(back.reversed().descriptions()).isEqualTo(between(before, after).descriptions());
	}

}
