package io.appdb.migration.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.appdb.engine.DatabaseType;

/**
 * A step of the chain. Immutable.
 *
 * @param message what the revision is called
 * @param entities what is mapped now
 * @param renames what the revision is told
 * @param changes what it sees on every database, as patterns in small letters and without
 * quotes
 * @param comments what it sees where there are comments
 * @param sequences what it sees where there are sequences
 * @param rows what is written once it is applied
 * @param kept queries with their answers, here and on the way back
 */
public record Generation(String message, List<Class<?>> entities, Map<String, String> renames, List<String> changes,
		List<String> comments, List<String> sequences, List<String> rows, Map<String, String> kept) {

	private static final Map<String, String> MEMBER = Map.of("select name from item", "lamp", "select stock from item",
			"3", "select grade from item", "2", "select shelf from item", "7", "select nickname from member", "Ada");

	/**
	 * Lists the generations, the oldest first.
	 */
	public static List<Generation> all() {
		return List.of(first(), second(), third(), fourth(), fifth());
	}

	/**
	 * Returns what a revision sees on a database.
	 */
	public List<String> changesOn(DatabaseType type) {
		List<String> seen = new ArrayList<>(this.changes);
		if (type != DatabaseType.SQLITE) {
			seen.addAll(this.comments);
		}
		if (type != DatabaseType.SQLITE && type != DatabaseType.MYSQL) {
			seen.addAll(this.sequences);
		}
		return seen;
	}

	private static Generation first() {
		return new Generation("begin", List.of(FirstGeneration.ENTITIES), Map.of(),
				List.of("table item: added", "table leftover: added", "table visitor: added"), List.of(), List.of(),
				List.of("insert into item (name, code, price, stock, shelf, grade, state, memo) "
						+ "values ('lamp', 'a1', 9.50, 3, 7, 2, 'SOLD', 'red')",
						"insert into visitor (id, nick) values (1, 'Ada')"),
				Map.of("select name from item", "lamp", "select stock from item", "3", "select grade from item", "2",
						"select shelf from item", "7", "select nick from visitor", "Ada"));
	}

	private static Generation second() {
		return new Generation("change columns", List.of(SecondGeneration.ENTITIES),
				Map.of("visitor", "member", "visitor.nick", "nickname"),
				List.of("table visitor: renamed to member", "table member: column nick renamed to nickname",
						"table leftover: dropped", "table item: column rating added, (double|double precision|float)",
						"table item: column memo dropped", "table item: column code default none to 'none'",
						"table item: column grade default 3 to 5",
						"table item: column name type varchar\\(50\\) to varchar\\(200\\)",
						"table item: column price type (numeric|decimal)\\(10,2\\) to (numeric|decimal)\\(12,4\\)",
						"table item: column shelf type (int|integer) to bigint, may be null",
						"table item: column stock not null",
						"table item: (column state type enum\\('new', ?'sold'\\) to .*'lost'.*"
								+ "|check \\(state in \\('new', 'sold', 'lost'\\)\\) added)"),
				List.of("table item: comment changed"), List.of(), List.of(), MEMBER);
	}

	private static Generation third() {
		return new Generation("add keys", List.of(ThirdGeneration.ENTITIES), Map.of(),
				List.of("table team: added", "table ticket: added", "table item: column owner added, bigint",
						"table item: unique key \\(code\\) added", "table item: unique key \\(name, code\\) added",
						"table item: check \\(stock >= 0\\) added",
						"table item: index item_order \\(price desc, stock\\) added",
						"table item: foreign key \\(owner\\) to member \\(id\\) on delete set null added",
						"table member: foreign key \\(mentor\\) to member \\(id\\) added",
						"table member: foreign key \\(team\\) to team \\(id\\) on delete cascade added"),
				List.of(), List.of("sequence ticket_seq: added"), List.of(), MEMBER);
	}

	private static Generation fourth() {
		return new Generation("change keys", List.of(FourthGeneration.ENTITIES), Map.of(),
				List.of("table visit: added", "table item: column id (identity|type) .*",
						"table member: column id (identity|type) .*", "table item: column grade default 5 to none",
						"table item: unique key \\(name, code\\) dropped",
						"table item: unique key \\(code, shelf\\) added", "table item: unique key \\(code\\) dropped",
						"table item: index item_code \\(code\\) added", "table item: check \\(stock >= 0\\) dropped",
						"table item: check \\(stock < 1000\\) added",
						"table item: index item_order \\(price desc, stock\\) dropped",
						"table item: index item_order \\(stock desc, price\\) added",
						"table item: foreign key \\(owner\\) to member \\(id\\) on delete cascade added",
						"table member: foreign key \\(team\\) to team \\(id\\) added",
						"table team: foreign key \\(rival\\) to team \\(id\\) on delete set null dropped",
						"table item: (column state type .* to enum\\('new', ?'sold'\\)"
								+ "|check \\(state in \\('new', 'sold'\\)\\) added)"),
				List.of("table item: column rating comment changed"), List.of("sequence ticket_seq: changed"),
				List.of("insert into visit (room, guest) values (1, 2)"), MEMBER);
	}

	private static Generation fifth() {
		return new Generation("tidy up", List.of(FifthGeneration.ENTITIES), Map.of(), List.of("table team: dropped",
				"table ticket: dropped", "table visit: primary key \\(room, guest\\) dropped",
				"table visit: primary key \\(room\\) added", "table item: unique key \\(code, shelf\\) dropped",
				"table item: index item_code \\(code\\) dropped", "table item: check \\(stock < 1000\\) dropped",
				"table item: foreign key \\(owner\\) to member \\(id\\) on delete cascade dropped",
				"table member: foreign key \\(mentor\\) to member \\(id\\) on delete set null dropped",
				"table item: column stock may be null", "table member: column id (identity|type) .*"), List.of(),
				List.of("sequence ticket_seq: dropped"), List.of(), MEMBER);
	}

}
