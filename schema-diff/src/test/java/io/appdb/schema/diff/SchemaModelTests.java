package io.appdb.schema.diff;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static io.appdb.schema.diff.TableDrafts.check;
import static io.appdb.schema.diff.TableDrafts.column;
import static io.appdb.schema.diff.TableDrafts.index;
import static io.appdb.schema.diff.TableDrafts.schema;
import static io.appdb.schema.diff.TableDrafts.table;
import static io.appdb.schema.diff.TableDrafts.unique;
import static org.assertj.core.api.Assertions.assertThat;

class SchemaModelTests {

	private static final Table PERSON = table("person", column("id", "int"), column("name", "text"),
			check("named", "name <> ''"), unique("one_name", "name"), index("by_name", "name"));

	private static Table elsewhere(String schema, String name) {
		return new Table(new TableName(schema, name), List.of(column("id", "int")), null, List.of(), List.of(),
				List.of(), List.of(), null);
	}

	@Test
	void hasTablesInTheOrderOfTheirNames() {
		assertThat(schema(PERSON, table("animal"), elsewhere("app", "zoo")).tableNames())
			.extracting(TableName::toString)
			.containsExactly("animal", "app.zoo", "person");
	}

	@Test
	void namesTheSchemasOtherThanTheCurrentOne() {
		SchemaModel model = new SchemaModel(List.of(PERSON, elsewhere("till", "item")),
				List.of(new Sequence(new TableName("numbers", "s"), 1, 1, "")),
				List.of(new EnumType(TableName.of("mood"), List.of("sad"))));
		assertThat(model.schemas()).containsExactly("numbers", "till");
	}

	@Test
	void leavesOutTables() {
		SchemaModel rest = schema(PERSON, table("spatial_ref")).without((name) -> name.name().startsWith("spatial"));
		assertThat(rest.tableNames()).containsExactly(TableName.of("person"));
	}

	@Test
	void leavesOutConstraintsAndIndexes() {
		SchemaModel rest = schema(PERSON).withoutParts(Set.of("person.named", "person.by_name")::contains);
		Table person = rest.table(TableName.of("person")).orElseThrow();
		assertThat(person.checks()).isEmpty();
		assertThat(person.indexes()).isEmpty();
		assertThat(person.uniqueKeys()).hasSize(1);
	}

	@Test
	void knowsAViewOnlyWhereThereIsNoTable() {
		SchemaModel model = new SchemaModel(List.of(PERSON), List.of(), List.of(),
				Set.of(View.of(TableName.of("totals"), "select name from person"), View.of(TableName.of("person"), "")),
				null);
		assertThat(model.isView(TableName.of("TOTALS"))).isTrue();
		assertThat(model.isView(TableName.of("person"))).isFalse();
		assertThat(model.viewNames()).containsExactlyInAnyOrder("totals", "person");
	}

	@Test
	void knowsWhichNamesAreMadeUp() {
		SchemaModel model = new SchemaModel(List.of(PERSON), List.of(), List.of(), Set.of(),
				Pattern.compile("CONSTRAINT_\\w+"));
		assertThat(model.isMadeUp("CONSTRAINT_5")).isTrue();
		assertThat(model.isMadeUp("named")).isFalse();
		assertThat(schema(PERSON).isMadeUp("CONSTRAINT_5")).isFalse();
	}

	@Test
	void givesNamesOfItsOwnWhereTheDatabaseMadeThemUp() {
		Table wanted = table("t", column("a", "int"), check("CONSTRAINT_5", "a > 0"), unique("CONSTRAINT_6", "a"),
				check("ck_t_a", "a <> 7"));
		SchemaModel model = new SchemaModel(List.of(wanted), List.of(), List.of(), Set.of(),
				Pattern.compile("CONSTRAINT_\\w+"));
		Table spoken = ExplicitNames.in(model, schema()).tables().get(0);
		assertThat(spoken.constraints()).extracting(TableConstraint::name)
			.containsExactlyInAnyOrder("ck_t_a_2", "uk_t_a", "ck_t_a");
	}

}
