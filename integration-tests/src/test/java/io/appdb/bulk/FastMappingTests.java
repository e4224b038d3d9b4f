package io.appdb.bulk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.appdb.bulk.Zoo.Animal;
import io.appdb.bulk.Zoo.Keeper;
import io.appdb.bulk.Zoo.Story;
import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a batch writes is what Hibernate writes, column by column.
 */
class FastMappingTests {

	/**
	 * What SQLite stores as a number of milliseconds, or as one that floats.
	 */
	private static final String[] ROUNDED = { "arrived", "seen", "atoms" };

	private static final Set<String> OWN = Set.of("id", "created_at", "updated_at");

	@EachDatabase
	void insertsTheSameRowsAsPersist(TestDatabase database) {
		try (Stock stock = Stock.on(database, Animal.class, Keeper.class); WayLog ways = WayLog.listening()) {
			Keeper keeper = stock.transaction((db) -> {
				Keeper someone = Keeper.named("Ann");
				db.persist(someone);
				return someone;
			});
			stock.sessions().runInTransaction((db) -> {
				db.persist(Zoo.full(1, keeper));
				db.persist(Zoo.empty());
			});
			List<Animal> batch = List.of(Zoo.full(1, keeper), Zoo.empty());
			stock.transaction((db) -> db.batchInsert(batch));
			assertThat(ways.last()).doesNotContain("through Hibernate");
			List<Map<String, String>> rows = Rows.of(stock.sessions(), "animal", "id", OWN);
			assertThat(rows).hasSize(4);
			assertThat(rows.get(2)).isEqualTo(rows.get(0));
			assertThat(rows.get(3)).isEqualTo(rows.get(1));
			assertThat(batch).allSatisfy((animal) -> {
				assertThat(animal.id).isNotNull();
				assertThat(animal.version).isZero();
				assertThat(animal.createdAt).isNotNull();
				assertThat(animal.updatedAt).isNotNull();
			});
		}
	}

	@EachDatabase
	void readsBackWhatItWrote(TestDatabase database) {
		try (Stock stock = Stock.on(database, Animal.class, Keeper.class)) {
			Animal written = stock.transaction((db) -> {
				Keeper keeper = Keeper.named("Ann");
				db.persist(keeper);
				Animal animal = Zoo.full(1, db.getReference(Keeper.class, keeper.id));
				db.batchInsert(List.of(animal));
				return animal;
			});
			stock.sessions().runInTransaction((db) -> {
				Animal read = db.find(Animal.class, written.id);
				assertThat(read).usingRecursiveComparison()
					.ignoringFields("keeper", "keeperNumber", "createdAt", "updatedAt", "vaccinated", "weighed",
							"moved", "checked")
					.ignoringFields((database.type() == DatabaseType.SQLITE) ? ROUNDED : new String[0])
					.isEqualTo(written);
				assertThat(read.keeper).isNotNull();
				assertThat(read.keeper.getName()).isEqualTo("Ann");
				assertThat(Objects.requireNonNull(read.checked).toInstant())
					.isEqualTo(Objects.requireNonNull(written.checked).toInstant());
				assertThat(read.weighed).hasSameTimeAs(written.weighed);
				assertThat(read.vaccinated).hasSameTimeAs(written.vaccinated);
				assertThat(Objects.requireNonNull(read.moved).toInstant())
					.isEqualTo(Objects.requireNonNull(written.moved).toInstant());
			});
		}
	}

	@EachDatabase
	void updatesTheSameRowsAsAFlush(TestDatabase database) {
		try (Stock stock = Stock.on(database, Animal.class, Keeper.class); WayLog ways = WayLog.listening()) {
			List<Animal> animals = List.of(Zoo.empty(), Zoo.empty(), Zoo.full(1, null), Zoo.full(1, null));
			Keeper keeper = stock.transaction((db) -> {
				Keeper someone = Keeper.named("Ann");
				db.persist(someone);
				db.batchInsert(animals);
				return someone;
			});
			stock.sessions().runInTransaction((db) -> {
				change(db.find(Animal.class, animals.get(0).id), Zoo.full(7, keeper));
				change(db.find(Animal.class, animals.get(2).id), Zoo.empty());
			});
			change(animals.get(1), Zoo.full(7, keeper));
			change(animals.get(3), Zoo.empty());
			assertThat(stock
				.<Long, RuntimeException>transaction((db) -> db.batchUpdate(List.of(animals.get(1), animals.get(3)))))
				.isEqualTo(2);
			assertThat(ways.last()).doesNotContain("through Hibernate");
			List<Map<String, String>> rows = Rows.of(stock.sessions(), "animal", "id", OWN);
			assertThat(rows.get(1)).isEqualTo(rows.get(0));
			assertThat(rows.get(3)).isEqualTo(rows.get(2));
			assertThat(animals.get(1).version).isEqualTo(1);
		}
	}

	private static void change(Animal animal, Animal like) {
		animal.tame = like.tame;
		animal.hungry = like.hungry;
		animal.legs = like.legs;
		animal.name = like.name;
		animal.picture = like.picture;
		animal.price = like.price;
		animal.mood = like.mood;
		animal.moodNative = like.moodNative;
		animal.size = like.size;
		animal.fed = like.fed;
		animal.tag = like.tag;
		animal.born = like.born;
		animal.arrived = like.arrived;
		animal.seen = like.seen;
		animal.facts = like.facts;
		animal.names = like.names;
		animal.numbers = like.numbers;
		animal.place = like.place;
		animal.weight = like.weight;
		animal.keeper = like.keeper;
		animal.origin = like.origin;
		animal.order = like.order;
	}

	/**
	 * Hibernate cannot read them on SQLite, whose driver has no large objects.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void writesLargeValues(TestDatabase database) {
		try (Stock stock = Stock.on(database, Story.class)) {
			Story story = new Story();
			story.id = UUID.randomUUID();
			story.text = "long ".repeat(50_000);
			story.sound = new byte[300_000];
			stock.transaction((db) -> db.batchInsert(List.of(story)));
			stock.sessions().runInTransaction((db) -> {
				Story read = db.find(Story.class, story.id);
				assertThat(read.text).isEqualTo(story.text);
				assertThat(read.sound).isEqualTo(story.sound);
			});
		}
	}

}
