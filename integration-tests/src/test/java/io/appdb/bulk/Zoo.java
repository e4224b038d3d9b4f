package io.appdb.bulk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;
import org.jspecify.annotations.Nullable;

/**
 * Entities with every kind of column that goes the fast way.
 */
final class Zoo {

	static final String AWKWARD = "tab\t line\n return\r back\\slash \\. quote' \"double\" Ärger žluť 漢字 \uD83D\uDE80 \\N {a,b}";

	private Zoo() {
	}

	/**
	 * Who looks after an animal.
	 */
	@Entity(name = "Keeper")
	@Table(name = "keeper")
	static class Keeper {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(length = 20)
		String name = "";

		String getName() {
			return this.name;
		}

		static Keeper named(String name) {
			Keeper keeper = new Keeper();
			keeper.name = name;
			return keeper;
		}

	}

	/**
	 * A mood.
	 */
	enum Mood {

		CALM, WILD

	}

	/**
	 * A size that is stored as a letter.
	 *
	 * @param name its name
	 */
	record Size(String name) {
	}

	/**
	 * Writes a size as its letter, and none as a dash.
	 */
	static class SizeConverter implements AttributeConverter<Size, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable Size size) {
			return (size != null) ? size.name().substring(0, 1) : "-";
		}

		@Override
		public @Nullable Size convertToEntityAttribute(@Nullable String letter) {
			return "L".equals(letter) ? new Size("LARGE") : null;
		}

	}

	/**
	 * Where an animal lives.
	 */
	@Embeddable
	static class Place {

		@Nullable String house;

		@Nullable Integer cage;

		@Embedded
		@Nullable Position position;

	}

	/**
	 * A position on the map.
	 *
	 * @param x to the east
	 * @param y to the north
	 */
	@Embeddable
	record Position(@Column(name = "pos_x") double x, @Column(name = "pos_y") double y) {
	}

	/**
	 * A weight.
	 *
	 * @param amount how much
	 * @param unit of what
	 */
	@Embeddable
	record Weight(@Column(name = "weight_amount", precision = 10, scale = 3) BigDecimal amount,
			@Column(name = "weight_unit", length = 5) String unit) {
	}

	/**
	 * Everything a column can be.
	 */
	@Entity(name = "Animal")
	@Table(name = "animal")
	static class Animal {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Version
		int version;

		boolean tame;

		@Nullable Boolean hungry;

		byte legs;

		short eyes;

		int hairs;

		long cells;

		float speed;

		double height;

		char initial = 'x';

		@Column(precision = 20, scale = 4)
		@Nullable BigDecimal price;

		@Column(precision = 30)
		@Nullable BigInteger atoms;

		@Column(length = 200)
		@Nullable String name;

		@Column(length = 1000)
		byte @Nullable [] picture;

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.VARCHAR)
		@Column(length = 20)
		@Nullable Mood mood;

		@Enumerated(EnumType.ORDINAL)
		@Nullable Mood moodBefore;

		@Enumerated(EnumType.STRING)
		@Nullable Mood moodNative;

		@Convert(converter = SizeConverter.class)
		@Column(name = "animal_size", length = 1)
		@Nullable Size size;

		@Convert(converter = YesNoConverter.class)
		@Column(columnDefinition = "char(1)")
		boolean fed;

		@Convert(converter = NumericBooleanConverter.class)
		boolean asleep;

		@Nullable UUID tag;

		@Nullable LocalDate born;

		@Nullable LocalTime feeding;

		@Nullable LocalDateTime arrived;

		@Nullable Instant seen;

		@Nullable OffsetDateTime checked;

		@Nullable ZonedDateTime moved;

		@Nullable Date weighed;

		java.sql.@Nullable Date vaccinated;

		@Nullable Duration nap;

		@Nullable Currency currency;

		@Nullable Locale language;

		@Nullable ZoneId zone;

		@Nullable TimeZone timeZone;

		@JdbcTypeCode(SqlTypes.JSON)
		@Nullable Map<String, String> facts;

		@JdbcTypeCode(SqlTypes.JSON)
		@Nullable List<String> friends;

		String @Nullable [] names;

		Integer @Nullable [] numbers;

		@Embedded
		@Nullable Place place;

		@Embedded
		@Nullable Weight weight;

		@ManyToOne(fetch = FetchType.LAZY)
		@Nullable Keeper keeper;

		@Column(insertable = false, updatable = false, name = "keeper_id")
		@Nullable Long keeperNumber;

		@Column(updatable = false)
		@Nullable String origin;

		@Column(name = "\"order\"")
		int order;

		@CreationTimestamp
		@Nullable Instant createdAt;

		@UpdateTimestamp
		@Nullable LocalDateTime updatedAt;

	}

	/**
	 * Something long that only some databases write fast.
	 */
	@Entity(name = "Story")
	@Table(name = "story")
	static class Story {

		@Id
		@Nullable UUID id;

		@Lob
		@Nullable String text;

		@Lob
		byte @Nullable [] sound;

	}

	static Animal full(int number, @Nullable Keeper keeper) {
		Animal animal = new Animal();
		animal.tame = true;
		animal.hungry = number % 2 == 0;
		animal.legs = (byte) -number;
		animal.eyes = Short.MIN_VALUE;
		animal.hairs = Integer.MAX_VALUE;
		animal.cells = Long.MIN_VALUE + 1;
		animal.speed = 1.5f;
		animal.height = 1.0e-10;
		animal.initial = 'ä';
		animal.price = new BigDecimal("-1234567.8901");
		animal.atoms = new BigInteger("123456789012345678901234567890");
		animal.name = AWKWARD;
		animal.picture = new byte[] { 0, 1, -1, 92, 10, 127, -128 };
		animal.mood = Mood.WILD;
		animal.moodBefore = Mood.CALM;
		animal.moodNative = Mood.WILD;
		animal.size = new Size("LARGE");
		animal.fed = true;
		animal.asleep = true;
		animal.tag = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
		times(animal);
		animal.currency = Currency.getInstance("EUR");
		animal.language = Locale.GERMANY;
		animal.zone = ZoneId.of("Europe/Vienna");
		animal.timeZone = TimeZone.getTimeZone("Europe/Vienna");
		animal.facts = Map.of("key", AWKWARD);
		animal.friends = List.of("a", "b\"c");
		animal.names = new String[] { "one", "t\"w,o", "{three}", "fo\\ur", "" };
		animal.numbers = new Integer[] { 1, null, 3 };
		animal.place = new Place();
		animal.place.house = "ape house";
		animal.place.position = new Position(1.25, -2.5);
		animal.weight = new Weight(new BigDecimal("12.345"), "kg");
		animal.keeper = keeper;
		animal.origin = "wild";
		animal.order = number;
		return animal;
	}

	private static void times(Animal animal) {
		animal.born = LocalDate.of(2024, 2, 29);
		animal.feeding = LocalTime.of(23, 59, 58);
		animal.arrived = LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_000);
		animal.seen = Instant.parse("2024-06-30T22:00:00.123456Z");
		animal.checked = OffsetDateTime.of(2024, 3, 31, 2, 30, 0, 500_000_000, ZoneOffset.ofHours(-5));
		animal.moved = ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneId.of("UTC"));
		animal.weighed = Date.from(Instant.parse("2024-01-02T03:04:05.678Z"));
		animal.vaccinated = java.sql.Date.valueOf("2024-01-02");
		animal.nap = Duration.ofMillis(90_500);
	}

	static Animal empty() {
		return new Animal();
	}

}
