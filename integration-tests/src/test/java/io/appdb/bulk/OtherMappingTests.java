package io.appdb.bulk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import io.appdb.bulk.OtherWays.Clerk;
import io.appdb.bulk.OtherWays.Defaulted;
import io.appdb.bulk.OtherWays.Line;
import io.appdb.bulk.OtherWays.Numbered;
import io.appdb.bulk.OtherWays.Person;
import io.appdb.bulk.OtherWays.Placed;
import io.appdb.bulk.OtherWays.Product;
import io.appdb.bulk.OtherWays.Purchase;
import io.appdb.bulk.OtherWays.Quoted;
import io.appdb.bulk.OtherWays.Recipe;
import io.appdb.bulk.OtherWays.Slot;
import io.appdb.bulk.OtherWays.Stamped;
import io.appdb.bulk.OtherWays.Truck;
import io.appdb.bulk.OtherWays.Vehicle;
import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Mappings that are not one plain table, on whichever way they go.
 */
class OtherMappingTests {

	@EachDatabase
	void singleTable(TestDatabase database) {
		try (Stock stock = Stock.on(database, Vehicle.class, Truck.class); WayLog ways = WayLog.listening()) {
			Truck truck = new Truck();
			truck.plate = "W-1";
			truck.cargo = 7;
			Vehicle vehicle = new Vehicle();
			vehicle.plate = "W-2";
			stock.transaction((db) -> db.batchInsert(List.of(truck)) + db.batchInsert(List.of(vehicle)));
			assertThat(ways.all()).hasSize(2).noneMatch((line) -> line.contains("through Hibernate"));
			stock.sessions().runWithSession((db) -> {
				assertThat(db.find(Vehicle.class, truck.id)).isInstanceOf(Truck.class);
				assertThat(db.find(Vehicle.class, vehicle.id)).isNotInstanceOf(Truck.class);
			});
			truck.cargo = 8;
			stock.transaction((db) -> db.batchUpdate(List.of(truck)) + db.batchDelete(List.of(vehicle)));
			assertThat(Rows.of(stock.sessions(), "vehicle", "id", Set.of("id")))
				.containsExactly(Map.of("kind", "truck", "plate", "W-1", "cargo", "8"));
		}
	}

	@EachDatabase
	void joinedTables(TestDatabase database) {
		try (Stock stock = Stock.on(database, Person.class, Clerk.class); WayLog ways = WayLog.listening()) {
			List<Clerk> clerks = List.of(Clerk.of("Ann", "1"), Clerk.of("Bob", "2"));
			stock.transaction((db) -> db.batchInsert(clerks));
			assertThat(ways.last()).endsWith("through Hibernate, because its inheritance uses several tables");
			assertThat(clerks).allSatisfy((clerk) -> assertThat(clerk.id).isNotNull());
			clerks.get(0).desk = "3";
			clerks.get(1).name = "Bert";
			stock.transaction((db) -> db.batchUpdate(clerks));
			assertThat(clerks).allSatisfy((clerk) -> assertThat(clerk.version).isEqualTo(1));
			assertThat(Rows.of(stock.sessions(), "person join clerk on clerk.id=person.id", "name", Set.of("id")))
				.containsExactly(Map.of("name", "Ann", "desk", "3", "version", "1"),
						Map.of("name", "Bert", "desk", "2", "version", "1"));
			clerks.get(0).version = 0;
			assertThatExceptionOfType(OptimisticLockingFailureException.class)
				.isThrownBy(() -> stock.transaction((db) -> db.batchDelete(clerks)));
			clerks.get(0).version = 1;
			stock.transaction((db) -> db.batchDelete(clerks));
			assertThat(stock.count("person") + stock.count("clerk")).isZero();
		}
	}

	@EachDatabase
	void secondaryTables(TestDatabase database) {
		try (Stock stock = Stock.on(database, Product.class); WayLog ways = WayLog.listening()) {
			List<Product> products = List.of(Product.of(1, "a", "text"), Product.of(2, "b", null));
			stock.transaction((db) -> db.batchInsert(products));
			assertThat(ways.last()).endsWith("through Hibernate, because it has secondary tables");
			assertThat(stock.count("product")).isEqualTo(2);
			assertThat(stock.count("product_text")).isEqualTo(1);
			products.get(1).text = "new";
			stock.transaction((db) -> db.batchUpdate(products));
			assertThat(stock.count("product_text")).isEqualTo(2);
			stock.transaction((db) -> db.batchDelete(products));
			assertThat(stock.count("product") + stock.count("product_text")).isZero();
		}
	}

	@EachDatabase
	void collectionsOfItsOwn(TestDatabase database) {
		try (Stock stock = Stock.on(database, Recipe.class); WayLog ways = WayLog.listening()) {
			stock.transaction((db) -> db.batchInsert(List.of(Recipe.of("air"))));
			assertThat(ways.last()).doesNotContain("through Hibernate");
			List<Recipe> recipes = List.of(Recipe.of("bread", "flour", "water"), Recipe.of("ice", "water"));
			stock.transaction((db) -> db.batchInsert(recipes));
			assertThat(ways.last()).endsWith("through Hibernate, because 'parts' is written with it");
			assertThat(stock.count("recipe_parts")).isEqualTo(3);
			stock.transaction((db) -> db.batchDelete(recipes));
			assertThat(stock.count("recipe")).isEqualTo(1);
			assertThat(stock.count("recipe_parts")).isZero();
		}
	}

	@EachDatabase
	void cascades(TestDatabase database) {
		try (Stock stock = Stock.on(database, Purchase.class, Line.class); WayLog ways = WayLog.listening()) {
			List<Purchase> purchases = List.of(new Purchase().line("a").line("b"), new Purchase());
			stock.transaction((db) -> db.batchInsert(purchases));
			assertThat(ways.last()).endsWith("through Hibernate, because 'lines' is written with it");
			assertThat(stock.count("purchase_line")).isEqualTo(2);
			stock.transaction((db) -> db.batchDelete(purchases));
			assertThat(ways.last()).endsWith("through Hibernate, because its deletion cascades");
			assertThat(stock.count("purchase") + stock.count("purchase_line")).isZero();
		}
	}

	/**
	 * On SQLite Hibernate takes the numbers in a transaction of their own, which nobody
	 * can begin beside one that writes.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void identifiersFromATable(TestDatabase database) {
		try (Stock stock = Stock.on(database, Numbered.class)) {
			List<Numbered> all = IntStream.range(0, 25).mapToObj((index) -> new Numbered()).toList();
			stock.transaction((db) -> db.batchInsert(all));
			assertThat(all).extracting((numbered) -> numbered.id).doesNotContainNull().doesNotHaveDuplicates();
			assertThat(stock.count("numbered")).isEqualTo(25);
		}
	}

	@EachDatabase
	void valuesOfTheDatabase(TestDatabase database) {
		try (Stock stock = Stock.on(database, Stamped.class, Defaulted.class); WayLog ways = WayLog.listening()) {
			Stamped stamped = new Stamped();
			Defaulted defaulted = new Defaulted();
			stock.transaction((db) -> db.batchInsert(List.of(stamped)));
			assertThat(ways.last()).endsWith("through Hibernate, because 'made' is made by the database");
			assertThat(stamped.made).isEqualTo(7);
			stock.transaction((db) -> db.batchInsert(List.of(defaulted)));
			assertThat(ways.last()).contains("through Hibernate, because @DynamicInsert");
			assertThat(Rows.of(stock.sessions(), "defaulted", "id", Set.of("id", "name")))
				.containsExactly(Map.of("amount", "5"));
		}
	}

	@EachDatabase
	void keysOfSeveralColumns(TestDatabase database) {
		try (Stock stock = Stock.on(database, Slot.class); WayLog ways = WayLog.listening()) {
			List<Slot> slots = IntStream.range(0, 1200)
				.mapToObj((index) -> Slot.of("shelf '" + index % 7, index, "c" + index))
				.toList();
			stock.transaction((db) -> db.batchInsert(slots));
			slots.forEach((slot) -> slot.content = "changed");
			stock.transaction((db) -> db.batchUpdate(slots));
			assertThat(stock.direct()
				.sql("select count(*) from slot where content = 'changed'")
				.query(Long.class)
				.single()).isEqualTo(1200);
			slots.get(5).content = "again";
			stock.transaction((db) -> db.batchUpsert(List.of(slots.get(5), Slot.of("new", 1, "more"))));
			assertThat(stock.count("slot")).isEqualTo(1201);
			assertThat(stock.direct().sql("select content from slot where slot = 5").query(String.class).single())
				.isEqualTo("again");
			stock.transaction((db) -> db.batchDelete(slots));
			assertThat(stock.count("slot")).isEqualTo(1);
			assertThat(ways.all()).noneMatch((line) -> line.contains("through Hibernate"));
		}
	}

	@EachDatabase
	void quotedNames(TestDatabase database) {
		try (Stock stock = Stock.on(database, Quoted.class); WayLog ways = WayLog.listening()) {
			Quoted first = new Quoted();
			Quoted second = new Quoted();
			first.group = "a";
			second.group = "b";
			List<Quoted> both = List.of(first, second);
			stock.transaction((db) -> db.batchInsert(both));
			first.group = "c";
			stock.transaction((db) -> db.batchUpdate(both));
			stock.transaction((db) -> db.batchDelete(List.of(second)));
			assertThat(ways.all()).noneMatch((line) -> line.contains("through Hibernate"));
			stock.sessions().runWithSession((db) -> {
				assertThat(db.find(Quoted.class, first.id).group).isEqualTo("c");
				assertThat(db.find(Quoted.class, second.id)).isNull();
			});
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void qualifiedNames(TestDatabase database) throws Exception {
		try (var connection = database.connect(); var statement = connection.createStatement()) {
			statement.execute("create schema elsewhere");
		}
		try (Stock stock = Stock.on(database, Placed.class); WayLog ways = WayLog.listening()) {
			Placed placed = new Placed();
			stock.transaction((db) -> db.batchInsert(List.of(placed)));
			placed.name = "changed";
			stock.transaction((db) -> db.batchUpdate(List.of(placed)));
			stock.transaction((db) -> db.batchUpsert(List.of(placed)));
			assertThat(stock.count("elsewhere.placed where name = 'changed'")).isEqualTo(1);
			stock.transaction((db) -> db.batchDelete(List.of(placed)));
			assertThat(stock.count("elsewhere.placed")).isZero();
			assertThat(ways.all()).noneMatch((line) -> line.contains("through Hibernate"));
		}
	}

	@EachDatabase
	void generatedAndAssignedUuids(TestDatabase database) {
		try (Stock stock = Stock.on(database, Tagged.class)) {
			List<Tagged> tagged = IntStream.range(0, 10).mapToObj((index) -> new Tagged()).toList();
			stock.transaction((db) -> db.batchInsert(tagged));
			List<UUID> ids = tagged.stream().map((each) -> each.id).toList();
			assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
			stock.sessions().runWithSession((db) -> assertThat(db.find(Tagged.class, ids.get(3))).isNotNull());
			stock.transaction((db) -> db.batchDelete(tagged));
			assertThat(stock.count("tagged")).isZero();
		}
	}

}
