package io.appdb.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;

import io.appdb.DatabaseManager;
import io.appdb.test.zoo.Animal;
import io.appdb.test.zoo.Bird;
import io.appdb.test.zoo.Cage;
import io.appdb.test.zoo.Cat;
import io.appdb.test.zoo.GroupTicket;
import io.appdb.test.zoo.Isbn;
import io.appdb.test.zoo.Keeper;
import io.appdb.test.zoo.Money;
import io.appdb.test.zoo.Parcel;
import io.appdb.test.zoo.Seat;
import io.appdb.test.zoo.SeatId;
import io.appdb.test.zoo.Ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Fixtures without Spring, on each database.
 */
class FixturesTests {

	private static final Class<?>[] ENTITIES = { Keeper.class, Animal.class, Cat.class, Bird.class, Ticket.class,
			GroupTicket.class, Seat.class, Cage.class };

	private static final UUID BOB = UUID.fromString("3f1c9a52-6c1e-4b7e-9d1a-0c2d3e4f5a6b");

	@EachDatabase
	void loadsEveryKindOfAttribute(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThat(Fixtures.of(manager).load("fixtures/zoo.json")).isEqualTo(10);
			manager.sessions().runInTransaction((session) -> {
				Keeper bob = session.find(Keeper.class, BOB);
				assertThat(bob.getName()).isEqualTo("Bob");
				assertThat(bob.getVersion()).isZero();
				assertThat(bob.isAnnounced()).isFalse();
				Keeper ann = Objects.requireNonNull(bob.getDeputy());
				assertThat(ann.getDeputy()).isSameAs(bob);
				assertThat(ann.getVersion()).isEqualTo(4);
				assertThat(ann.getFavourite()).isInstanceOf(Cat.class);
				Cat tom = (Cat) Objects.requireNonNull(ann.getFavourite());
				assertThat(tom.getTricks()).containsExactly("sleep", "jump", "sleep");
				assertThat(tom.getLives()).isEqualTo(9);
				assertThat(tom.getFriends()).extracting(Animal::getName).containsExactlyInAnyOrder("Coco", "Kitty");
				Cat kitty = session.find(Cat.class, 30);
				assertThat(kitty.getLives()).isEqualTo(7);
				assertThat(kitty.getKeeper()).isSameAs(bob);
				assertThat(kitty.getPrices()).extracting(Money::currency, (price) -> price.amount().doubleValue())
					.containsExactlyInAnyOrder(tuple("EUR", 10.5), tuple("USD", 12.0));
				Ticket ticket = session.find(Ticket.class, 40);
				assertThat(ticket.getTariff()).isEqualTo(Ticket.Tariff.CHILD);
				assertThat(ticket.getGuide()).isInstanceOf(Isbn.class);
				Seat seat = session.find(Seat.class, new SeatId("A", 1));
				assertThat(seat.getTicket()).isInstanceOf(GroupTicket.class);
				assertThat(Objects.requireNonNull(seat.getNext()).getTicket()).isSameAs(ticket);
				assertThat(Objects.requireNonNull(seat.getTicket()).getCreated()).isNotNull();
			});
		}
	}

	@EachDatabase
	void loadsWhatItHasDumped(TestDatabase one) throws Exception {
		try (DatabaseManager manager = manager(one);
				TestDatabase other = TestDatabase.create(one.type());
				DatabaseManager copy = manager(other)) {
			Fixtures.of(manager).load("fixtures/zoo.json");
			String dumped = Fixtures.of(manager).dump();
			assertThat(Fixtures.of(copy).loadText(dumped)).isEqualTo(10);
			assertThat(Fixtures.of(copy).dump()).isEqualTo(dumped);
			assertThat(dumped).contains("\"notes\"", "\"PT1H30M\"", "12345.6789", "an 'ünicode' text", "\"0815\"");
		}
	}

	@EachDatabase
	void identifiersThatWereGivenAreNotGeneratedAgain(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			Fixtures fixtures = Fixtures.of(manager);
			Keeper keeper = fixtures.persist(new Keeper("Ann"));
			Cat first = new Cat();
			first.setKeeper(keeper);
			fixtures.persist(first);
			long next = Objects.requireNonNull(first.getId()) + 1;
			fixtures.loadText("""
					{ "Cat": [ { "id": %d, "keeper": "%s" }, { "id": %d, "keeper": "%s" } ],
					  "Ticket": [ { "id": 1 }, { "id": 2 }, { "id": 70 } ] }""".formatted(next, keeper.getId(),
					next + 60, keeper.getId()));
			for (int count = 0; count < 3; count++) {
				Cat cat = new Cat();
				cat.setKeeper(keeper);
				Ticket ticket = new Ticket();
				fixtures.persist(cat, ticket);
				assertThat(cat.getId()).isGreaterThan(next + 60);
				assertThat(ticket.getId()).isGreaterThan(70);
			}
		}
	}

	@Test
	void aGeneratorIsNotMovedBack() {
		try (DatabaseManager manager = memory()) {
			Fixtures fixtures = Fixtures.of(manager);
			fixtures.loadText("{ \"Ticket\": [ { \"id\": 70 } ] }");
			fixtures.loadText("{ \"Ticket\": [ { \"id\": 3 } ] }");
			assertThat(Objects.requireNonNull(fixtures.persist(new Ticket()).getId())).isGreaterThan(70);
		}
	}

	@Test
	void joinsTheTransactionAndIsRolledBackWithIt() {
		try (DatabaseManager manager = memory()) {
			Fixtures fixtures = Fixtures.of(manager);
			AtomicReference<String> inside = new AtomicReference<>("");
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> manager.sessions().runInTransaction((session) -> {
					Keeper keeper = fixtures.persist(new Keeper("Ann"));
					assertThat(session.contains(keeper)).isTrue();
					fixtures.loadText("{ \"Keeper\": [ { \"name\": \"Bob\" } ] }");
					inside.set(fixtures.dump(Keeper.class));
					throw new IllegalStateException("back");
				}));
			assertThat(inside.get()).contains("Ann", "Bob");
			assertThat(fixtures.dump(Keeper.class)).doesNotContain("Ann", "Bob");
		}
	}

	@Test
	void persistsAllOrNone() {
		try (DatabaseManager manager = memory()) {
			Fixtures fixtures = Fixtures.of(manager);
			List<Keeper> both = fixtures.persistAll(List.of(new Keeper("Ann"), new Keeper("Bob")));
			assertThat(both).extracting(Keeper::getId).doesNotContainNull();
			assertThat(both).extracting(Keeper::isAnnounced).containsOnly(true);
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> fixtures.persist(new Keeper("Cid"), new Cat()));
			assertThatIllegalArgumentException().isThrownBy(() -> fixtures.persist("text"));
			assertThat(fixtures.dump(Keeper.class)).contains("Ann", "Bob").doesNotContain("Cid");
		}
	}

	@Test
	void readsAndWritesFiles(@TempDir Path folder) throws Exception {
		try (DatabaseManager manager = memory(); DatabaseManager copy = memory()) {
			Fixtures.of(manager).load("classpath:fixtures/zoo.json");
			Path file = folder.resolve("tickets.json");
			Fixtures.of(manager).dump(file, Ticket.class);
			assertThat(Files.readString(file)).contains("\"GroupTicket\"", "\"Ticket\"").doesNotContain("\"Seat\"");
			assertThat(Fixtures.of(copy).load(file)).isEqualTo(3);
			assertThat(Fixtures.of(copy, DatabaseManager.DEFAULT).dump(Ticket.class)).isEqualTo(Files.readString(file));
			assertThatIllegalArgumentException().isThrownBy(() -> Fixtures.of(copy).load(folder.resolve("none.json")))
				.withMessageContaining("none.json): there is no such file");
			assertThatIllegalArgumentException().isThrownBy(() -> Fixtures.of(copy).load("fixtures/none.json"))
				.withMessage("load(\"fixtures/none.json\"): there is no such resource; "
						+ "write its path from the root of the class path, or begin with file:");
			assertThatIllegalArgumentException().isThrownBy(() -> Fixtures.of(copy).dump(String.class))
				.withMessageContaining("java.lang.String is no entity of this database: the entities are Animal, Bird");
		}
	}

	@Test
	void whatAnEmbeddableLeavesOutKeepsItsDefault() {
		try (DatabaseManager manager = initialized(
				DatabaseManager.builder().url("jdbc:sqlite::memory:").entities(Parcel.class).build())) {
			Fixtures fixtures = Fixtures.of(manager);
			fixtures.loadText("{ \"Parcel\": [ { \"size\": { \"width\": 30 } } ] }");
			assertThat(fixtures.dump()).contains("\"width\" : 30", "\"height\" : 10", "\"unit\" : \"cm\"");
		}
	}

	@Test
	void refersToIdentifiersThatBeginLikeLabels() {
		try (DatabaseManager manager = memory(); DatabaseManager copy = memory()) {
			Fixtures.of(manager).loadText("{ \"Cage\": [] }");
			manager.sessions()
				.runInTransaction(
						(session) -> session.execute("INSERT INTO cage (code, neighbour_code) VALUES ('@a', '@a')"));
			String dumped = Fixtures.of(manager).dump(Cage.class);
			assertThat(dumped).contains("\"@@a\"");
			assertRefused(copy, dumped,
					"the text: Cage, row 1 needs itself, by references that may not be null: Cage 1");
			copy.sessions()
				.runInTransaction(
						(session) -> session.execute("INSERT INTO cage (code, neighbour_code) VALUES ('@a', '@a')"));
			Fixtures.of(copy).loadText("{ \"Cage\": [ { \"code\": \"b\", \"neighbour\": \"@@a\" } ] }");
			assertThat(Fixtures.of(copy).dump(Cage.class)).contains("\"@@a\"", "\"b\"");
		}
	}

	@Test
	void tellsWhatItCannotRead() {
		try (DatabaseManager manager = memory()) {
			assertRefused(manager, "{ \"Ticket\": [ ", "the text is no JSON: ", "at line 1, column");
			assertRefused(manager, "[]", "the text is no JSON object: write { \"<entity>\": [");
			assertRefused(manager, "{ \"Tiket\": [] }",
					"the text: there is no entity 'Tiket': the entities are Animal, Bird, Cage, Cat, GroupTicket, Keeper, Seat, Ticket");
			assertRefused(manager, "{ \"Animal\": [ {} ] }", "the text: the entity 'Animal' is abstract");
			assertRefused(manager, "{ \"Ticket\": {} }", "the text: Ticket is {} where a list is needed");
			assertRefused(manager, "{ \"Ticket\": [ {}, 3 ] }",
					"the text: Ticket, row 2 is 3 where an object is needed");
			assertRefused(manager, "{ \"Ticket\": [ { \"prise\": 1 } ] }",
					"the text: Ticket, row 1, attribute 'prise' is unknown: the attributes are bought, code, created, day");
			assertRefused(manager, "{ \"Ticket\": [ { \"day\": \"tomorrow\" } ] }",
					"the text: Ticket, row 1, attribute 'day' is \"tomorrow\", which is no LocalDate: ");
			assertRefused(manager, "{ \"Ticket\": [ { \"tariff\": \"NONE\" } ] }",
					"attribute 'tariff' is \"NONE\", which is no Tariff: ", "FULL");
			assertRefused(manager, "{ \"Ticket\": [ { \"guide\": \"12\" } ] }",
					"attribute 'guide' is \"12\", which is no String: ", "an ISBN has 4 digits here");
			assertRefused(manager, "{ \"Ticket\": [ { \"price\": 3 } ] }",
					"attribute 'price' is 3 where an object is needed");
			assertRefused(manager, "{ \"Ticket\": [ { \"price\": { \"sum\": 3 } } ] }",
					"attribute 'price.sum' is unknown: the attributes are amount, currency");
			assertRefused(manager, "{ \"Ticket\": [ { \"price\": { \"amount\": \"x\" } } ] }",
					"attribute 'price.amount' is \"x\", which is no BigDecimal: ");
			assertRefused(manager, "{ \"GroupTicket\": [ { \"members\": null } ] }",
					"attribute 'members' cannot be set to null: ");
			assertRefused(manager, "{ \"GroupTicket\": [ { \"names\": \"Lem\" } ] }",
					"attribute 'names' is \"Lem\" where a list is needed");
			assertRefused(manager, "{ \"GroupTicket\": [ { \"names\": [ \"Lem\", {} ] } ] }",
					"attribute 'names[1]' is {}, which is no String: ");
			assertRefused(manager, "{ \"Bird\": [ { \"weights\": [] } ] }",
					"attribute 'weights' is [] where an object is needed");
			assertRefused(manager, "{ \"Bird\": [ { \"weights\": { \"May\": 1 } } ] }",
					"Bird, row 1, attribute 'weights.May'");
			assertRefused(manager, "{ \"Ticket\": [ { \"id\": null } ] }",
					"attribute 'id' is null: leave it out, so that it is generated");
			assertRefused(manager, "{ \"Ticket\": [ { \"id\": 1 }, { \"id\": 1 } ] }",
					"Ticket, row 2, attribute 'id' is 1, as that of the text: Ticket, row 1");
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void namesTheCallThatGotNull() {
		try (DatabaseManager manager = memory()) {
			Fixtures fixtures = Fixtures.of(manager);
			Map<String, ThrowingCallable> calls = Map.of("of", () -> Fixtures.of(null), "load",
					() -> fixtures.load((String) null), "loadText", () -> fixtures.loadText(null), "persist",
					() -> fixtures.persist((Object) null), "persistAll", () -> fixtures.persistAll(null), "dump",
					() -> fixtures.dump((Class<?>) null));
			calls.forEach((name, call) -> assertThatIllegalArgumentException().isThrownBy(call)
				.withMessageStartingWith(name + "(): ")
				.withMessageContaining("is null"));
		}
	}

	@Test
	void tellsWhatItCannotReferTo() {
		try (DatabaseManager manager = memory()) {
			assertRefused(manager, "{ \"Keeper\": [ { \"deputy\": \"@ann\" }, { \"@label\": \"bob\" } ] }",
					"Keeper, row 1, attribute 'deputy' is \"@ann\", which is no label in the file: the labels are bob");
			assertRefused(manager, "{ \"Keeper\": [ { \"deputy\": \"@ann\" } ] }",
					"is \"@ann\", which is no label in the file: no row has a @label");
			assertRefused(manager, "{ \"Keeper\": [ { \"favourite\": \"@bob\" }, { \"@label\": \"bob\" } ] }",
					"attribute 'favourite' is \"@bob\", a Keeper where a Animal is needed");
			assertRefused(manager, "{ \"Keeper\": [ { \"@label\": \"bob\" }, { \"@label\": \"bob\" } ] }",
					"Keeper, row 2, attribute '@label' is \"bob\", as that of the text: Keeper, row 1");
			assertRefused(manager, "{ \"Keeper\": [ { \"@label\": 3 } ] }",
					"attribute '@label' is 3 where a text is needed");
			assertRefused(manager, "{ \"Keeper\": [ { \"deputy\": 12 } ] }",
					"attribute 'deputy' is 12, which is no UUID: ");
			assertRefused(manager, "{ \"Cage\": [ { \"code\": \"a\", \"neighbourOf\": [] } ] }",
					"attribute 'neighbourOf' is the other side of a reference: write it where the reference is");
			assertRefused(manager,
					"{ \"Cage\": [ { \"@label\": \"a\", \"neighbour\": \"@b\", \"code\": \"a\" }, "
							+ "{ \"@label\": \"b\", \"neighbour\": \"@a\", \"code\": \"b\" } ] }",
					"Cage, row 1 needs itself, by references that may not be null: Cage 1 -> Cage 2");
			assertRefused(manager, "{ \"Cage\": [ {} ] }", "Cage, row 1 has no 'code', which is not generated");
			assertRefused(manager, "{ \"Cat\": [ { \"name\": \"Tom\" } ] }", "the text: Cat, row 1 was refused: ");
			assertRefused(manager, "{ \"Ticket\": [ { \"id\": 7 } ], \"Cat\": [ { \"keeper\": \"" + BOB + "\" } ] }",
					"Cat, row 1");
			assertThat(Fixtures.of(manager).dump(Ticket.class)).doesNotContain("7");
		}
	}

	private static void assertRefused(DatabaseManager manager, String json, String... messages) {
		assertThatIllegalArgumentException().isThrownBy(() -> Fixtures.of(manager).loadText(json))
			.satisfies((failure) -> assertThat(failure.getMessage()).contains(messages));
	}

	private static DatabaseManager memory() {
		return initialized(DatabaseManager.builder().url("jdbc:sqlite::memory:").entities(ENTITIES).build());
	}

	private static DatabaseManager manager(TestDatabase database) {
		return initialized(DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(ENTITIES)
			.build());
	}

	private static DatabaseManager initialized(DatabaseManager manager) {
		manager.initialize();
		return manager;
	}

}
