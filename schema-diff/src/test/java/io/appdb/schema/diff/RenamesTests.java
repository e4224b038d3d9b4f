package io.appdb.schema.diff;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.appdb.schema.diff.TableDrafts.check;
import static io.appdb.schema.diff.TableDrafts.column;
import static io.appdb.schema.diff.TableDrafts.computed;
import static io.appdb.schema.diff.TableDrafts.foreignKey;
import static io.appdb.schema.diff.TableDrafts.index;
import static io.appdb.schema.diff.TableDrafts.notNull;
import static io.appdb.schema.diff.TableDrafts.primaryKey;
import static io.appdb.schema.diff.TableDrafts.schema;
import static io.appdb.schema.diff.TableDrafts.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RenamesTests {

	private static final SchemaModel BEFORE = schema(
			table("users", notNull("id", "int"), column("nick", "text"), computed("loud", "text", "upper(nick)"),
					primaryKey("pk", "id"), check("ck", "nick <> 'nick'"), index("ix", "nick", "id")),
			table("post", column("author", "int"), foreignKey("fk", "author", "users")),
			table("stays", column("a", "int")));

	private static final SchemaModel AFTER = schema(
			table("people", notNull("id", "int"), column("nickname", "text"),
					computed("loud", "text", "upper(nickname)"), primaryKey("pk", "id"),
					check("ck", "nickname <> 'nick'"), index("ix", "nickname", "id")),
			table("post", column("author", "int"), foreignKey("fk", "author", "people")),
			table("stays", column("a", "int"), column("b", "int")));

	@ParameterizedTest
	@CsvSource({ "users.nick", "USERS.NICK", "people.nick" })
	void followsANewNameWhereverItIsUsed(String column) {
		SchemaDifference difference = SchemaDifference.between(BEFORE, AFTER,
				Renames.of(Map.of("users", "people", column, "nickname"), BEFORE, AFTER));
		assertThat(difference.descriptions()).containsExactly("table users: renamed to people",
				"table people: column nick renamed to nickname", "table stays: column b added, int");
	}

	@Test
	void leadsBackToTheOldNames() {
		SchemaDifference back = SchemaDifference
			.between(BEFORE, AFTER, Renames.of(Map.of("users", "people", "users.nick", "nickname"), BEFORE, AFTER))
			.reversed();
		assertThat(back.descriptions()).containsExactly("table people: renamed to users",
				"table users: column nickname renamed to nick", "table stays: column b dropped");
	}

	@Test
	void isADropAndAnAdditionWhereNobodySaysIt() {
		assertThat(SchemaDifference.descriptions(BEFORE, AFTER)).contains("table users: dropped",
				"table people: added");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"nobody|people|The renaming nobody=people finds no table 'nobody' in the old schema: use one of post, stays, users, or table.column=name for a column",
			"users|nobody|The renaming users=nobody finds no table 'nobody' in the new schema: use one of people, post, stays",
			"stays|people|The renaming stays=people is about a table that stays: leave it out, 'stays' is in the new schema too",
			"users|post|The renaming users=post needs a name that was free: 'post' is in the old schema too",
			"nobody.x|y|The renaming nobody.x=y finds no table of that name in both schemas: use one of post, stays, users",
			"stays.x|b|The renaming stays.x=b finds no such column: table stays has a",
			"stays.a|x|The renaming stays.a=x finds no new column of that name: table stays has a, b",
			"stays.a|b|The renaming stays.a=b is about a column that stays: leave it out, 'a' is in the new schema too" })
	void refusesWhatIsNoRenaming(String from, String to, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> Renames.of(Map.of(from, to), BEFORE, AFTER))
			.withMessage(message);
	}

	@Test
	void refusesAColumnNameThatWasTaken() {
		SchemaModel before = schema(table("t", column("a", "int"), column("b", "int")));
		SchemaModel after = schema(table("t", column("b", "int")));
		assertThatIllegalArgumentException().isThrownBy(() -> Renames.of(Map.of("t.a", "b"), before, after))
			.withMessage("The renaming t.a=b needs a name that was free: 'b' is in the old schema too");
	}

	@Test
	void proposesWhatHasTheSameShape() {
		SchemaModel before = schema(table("t", column("old", "text"), column("n", "int")),
				table("users", column("id", "int")));
		SchemaModel after = schema(table("t", column("fresh", "text"), column("m", "bigint")),
				table("people", column("id", "int")));
		assertThat(SchemaDifference.between(before, after, Renames.none()).proposals()).containsExactly("users=people",
				"t.old=fresh");
	}

	@Test
	void proposesNothingWhereTwoLookTheSame() {
		SchemaModel before = schema(table("t", column("a", "text"), column("b", "text")));
		SchemaModel after = schema(table("t", column("c", "text")));
		assertThat(SchemaDifference.between(before, after, Renames.none()).proposals()).isEmpty();
		assertThat(SchemaDifference.between(after, before, Renames.none()).proposals()).isEmpty();
	}

}
