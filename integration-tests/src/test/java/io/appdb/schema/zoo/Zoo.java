package io.appdb.schema.zoo;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;

/**
 * All entities, and one of each to write.
 */
final class Zoo {

	private static final Class<?>[] PARTS = { LocatorTypes.class, Associations.Desk.class, Associations.Club.class,
			Associations.Book.class, Associations.Note.class, Identifiers.ByEmbedded.class, Inheritances.Shape.class,
			Names.UserName.class };

	private Zoo() {
	}

	static Class<?>[] entities(DatabaseType kind) {
		return Stream.concat(animals(kind).stream().map(Object::getClass), Stream.of(PARTS))
			.distinct()
			.toArray(Class<?>[]::new);
	}

	/**
	 * Returns what is written, with all that hangs on it.
	 */
	static List<Object> animals(DatabaseType kind) {
		return Stream.of(everywhere(), special(kind), LocatorTypes.samples(kind)).flatMap(Function.identity()).toList();
	}

	/**
	 * Returns what Hibernate does not map on every database: only PostgreSQL and H2 have
	 * enums that are types of their own, and its dialect of SQLite has no embeddables in
	 * one column.
	 */
	private static Stream<Object> special(DatabaseType kind) {
		return switch (kind) {
			case POSTGRESQL ->
				Stream.of(NamedEnumTypes.sample(), new NamedEnumTypes.Ordered(), AggregateTypes.sample());
			case H2 -> Stream.of(NamedEnumTypes.sample(), AggregateTypes.sample());
			case MYSQL, MARIADB -> Stream.of(AggregateTypes.sample());
			case SQLITE -> Stream.empty();
			case OTHER -> throw new IllegalStateException("There are no such databases here");
		};
	}

	private static Stream<Object> everywhere() {
		return Stream.of(TextTypes.sample(), NumberTypes.sample(), BinaryTypes.sample(), TimeTypes.sample(),
				LegacyTimeTypes.sample(), EnumTypes.sample(), DocumentTypes.sample(), Embeddables.sample(),
				ElementCollections.sample(), Columns.sample(), Associations.Person.sample(), new Inheritances.Payment(),
				new Inheritances.CardPayment(), new Inheritances.CashPayment(), new Inheritances.Beacon(),
				new Inheritances.LoudBeacon(), new Inheritances.Vehicle(), new Inheritances.Car(),
				new Inheritances.SportsCar(), new Inheritances.Animal(), new Inheritances.Dog(),
				new Inheritances.Circle(), new Inheritances.Square(), new Inheritances.Parcel(),
				new Identifiers.ByIdentity(), new Identifiers.BySmallIdentity(), new Identifiers.BySequence(),
				new Identifiers.ByNamedSequence(), new Identifiers.ByTable(), new Identifiers.ByNative(),
				new Identifiers.ByUuid(), new Identifiers.ByUuidText(), new Identifiers.ByHand(),
				new Identifiers.ByEmbedded(), new Identifiers.OfEmbedded(), new Identifiers.ByClass(),
				new Identifiers.ByOther(), new Identifiers.ByPart(), new Identifiers.NaturalKey(),
				new Identifiers.NaturalPair(), new Versions.NumberVersion(), new Versions.ShortVersion(),
				new Versions.InstantVersion(), new Versions.TimestampVersion(), new Names.ReservedOrder());
	}

}
