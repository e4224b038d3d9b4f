package io.appdb.bulk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.appdb.bulk.Zoo.Animal;
import io.appdb.bulk.Zoo.Keeper;
import io.appdb.bulk.Zoo.Mood;
import io.appdb.bulk.Zoo.Position;
import io.appdb.bulk.Zoo.Size;
import io.appdb.bulk.Zoo.SizeConverter;
import io.appdb.engine.DatabaseType;
import io.appdb.error.BatchRowException;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What goes to PostgreSQL in binary form arrives as Hibernate writes it.
 */
class BinaryCopyTests {

	@EachDatabase(DatabaseType.POSTGRESQL)
	void writesTheSameRowsAsPersist(TestDatabase database) {
		try (Stock stock = Stock.on(database, Sample.class); WayLog ways = WayLog.listening()) {
			stock.sessions().runInTransaction((db) -> samples().forEach(db::persist));
			stock.transaction((db) -> db.batchInsert(samples()));
			assertThat(ways.last()).endsWith("PostgreSQL by copy (binary)");
			assertSameHalves(stock);
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void updatesTheSameRowsAsAFlush(TestDatabase database) {
		try (Stock stock = Stock.on(database, Sample.class); WayLog ways = WayLog.listening()) {
			List<Sample> wanted = samples();
			List<Sample> batch = IntStream.range(0, wanted.size()).mapToObj((index) -> new Sample()).toList();
			stock.sessions().runInTransaction((db) -> {
				List<Sample> flushed = IntStream.range(0, wanted.size()).mapToObj((index) -> new Sample()).toList();
				flushed.forEach(db::persist);
				db.flush();
				IntStream.range(0, wanted.size()).forEach((index) -> flushed.get(index).become(wanted.get(index)));
			});
			stock.transaction((db) -> db.batchInsert(batch));
			IntStream.range(0, wanted.size()).forEach((index) -> batch.get(index).become(wanted.get(index)));
			stock.transaction((db) -> db.batchUpdate(batch));
			assertThat(ways.last()).contains("by copy (binary) to a temporary table");
			assertSameHalves(stock);
		}
	}

	/**
	 * The first half of the rows was written by Hibernate, the second one by a batch.
	 */
	private static void assertSameHalves(Stock stock) {
		String columns = stock.direct()
			.sql("select string_agg(column_name, ', ' order by column_name) from information_schema.columns "
					+ "where table_name = 'sample' and column_name not in ('id', 'version')")
			.query(String.class)
			.single();
		List<String> rows = stock.direct()
			.sql("select cast(row(" + columns + ") as text) from sample order by id")
			.query(String.class)
			.list();
		int half = rows.size() / 2;
		assertThat(rows).hasSize(2 * samples().size());
		assertThat(rows.subList(half, rows.size())).isEqualTo(rows.subList(0, half));
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void oneColumnOfAnotherTypeMakesABatchText(TestDatabase database) {
		try (Stock stock = Stock.on(database, Animal.class, Keeper.class, Sample.class);
				WayLog ways = WayLog.listening()) {
			stock.transaction((db) -> db.batchInsert(List.of(Zoo.empty())));
			assertThat(ways.last()).endsWith("PostgreSQL by copy");
			stock.direct().sql("alter table sample alter column number type numeric").update();
			stock.sessions().runInTransaction((db) -> samples().forEach(db::persist));
			stock.transaction((db) -> db.batchInsert(samples()));
			assertThat(ways.last()).endsWith("PostgreSQL by copy");
			assertSameHalves(stock);
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void namesTheRowThatTheServerRefuses(TestDatabase database) {
		try (Stock stock = Stock.on(database, Sample.class); DbSession db = stock.open()) {
			assertRefused(db, 1500, (sample) -> sample.text = "a\0b");
			assertRefused(db, 7, (sample) -> sample.text = "x".repeat(201));
			assertRefused(db, 3, (sample) -> sample.amount = new BigDecimal("1e40"));
			assertRefused(db, 1900, (sample) -> sample.amount = new BigDecimal("1e200000"));
			assertRefused(db, 1800, (sample) -> sample.moment = Instant.parse("+300000-01-01T00:00:00Z"));
			assertThat(db.batchInsert(List.of(new Sample()))).isEqualTo(1);
			db.rollback();
		}
	}

	private static void assertRefused(DbSession db, int index, Consumer<Sample> spoiling) {
		List<Sample> samples = IntStream.range(0, 2000).mapToObj((number) -> new Sample()).toList();
		spoiling.accept(samples.get(index));
		assertThatException().isThrownBy(() -> db.batchInsert(samples))
			.satisfies((failure) -> assertThat(BatchRowException.indexIn(failure)).hasValue(index));
	}

	private static List<Sample> samples() {
		List<Sample> samples = new ArrayList<>(List.of(new Sample(), Sample.lowest(), Sample.highest()));
		for (String text : List.of("", " ", Zoo.AWKWARD, "\uD83D\uDE80", "lone \uD83D", "\uDE80 lone",
				"\u0001\u007F\u0080\u07FF")) {
			Sample sample = new Sample();
			sample.text = text;
			samples.add(sample);
		}
		for (int scale = -9; scale < 30; scale++) {
			Sample sample = new Sample();
			sample.exact = new BigDecimal(new BigInteger("-1020030004000050000060000000"), scale);
			sample.amount = new BigDecimal(BigInteger.valueOf(10_005L * (scale % 2)), Math.max(0, scale));
			sample.moment = Instant.parse("1969-12-31T23:59:59Z").plusNanos(999_999_500 - scale);
			samples.add(sample);
		}
		for (int year : new int[] { -4711, -1, 0, 1, 999, 9999, 10_000, 294_000 }) {
			Sample sample = new Sample();
			sample.day = LocalDate.of(year, 2, 28);
			sample.local = LocalDateTime.of(year, 3, 1, 23, 59, 59, 999_999_500);
			sample.moment = sample.local.toInstant(ZoneOffset.UTC);
			sample.zoned = sample.local.atOffset(ZoneOffset.ofHours(-11));
			samples.add(sample);
		}
		Sample text = new Sample();
		text.exact = new BigDecimal("1.50");
		text.day = LocalDate.of(300_000, 1, 1);
		samples.add(samples.size() - 1, text);
		return samples;
	}

	/**
	 * Every type that has a binary form.
	 */
	@Entity(name = "Sample")
	@Table(name = "sample")
	static class Sample {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Version
		int version;

		long number;

		@Nullable Integer count;

		short part;

		byte piece;

		boolean flag;

		char letter = 'x';

		@Column(length = 200)
		@Nullable String text;

		@Column(columnDefinition = "text")
		@Nullable String unlimited;

		@Column(columnDefinition = "char(5)")
		@Nullable String padded;

		@Nullable UUID tag;

		double wide;

		float narrow;

		byte @Nullable [] raw;

		@Nullable LocalDate day;

		@Nullable LocalDateTime local;

		@Nullable Instant moment;

		@Nullable OffsetDateTime zoned;

		@Column(precision = 30, scale = 10)
		@Nullable BigDecimal amount;

		@Column(columnDefinition = "numeric")
		@Nullable BigDecimal exact;

		@Column(precision = 30)
		@Nullable BigInteger big;

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.VARCHAR)
		@Nullable Mood mood;

		@Enumerated(EnumType.ORDINAL)
		@Nullable Mood ordinal;

		@Convert(converter = SizeConverter.class)
		@Column(name = "sample_size", length = 1)
		@Nullable Size size;

		@Embedded
		@Nullable Position position;

		static Sample lowest() {
			Sample sample = new Sample();
			sample.number = Long.MIN_VALUE;
			sample.count = Integer.MIN_VALUE;
			sample.part = Short.MIN_VALUE;
			sample.piece = Byte.MIN_VALUE;
			sample.wide = Double.NEGATIVE_INFINITY;
			sample.narrow = Float.NaN;
			sample.position = new Position(-0.0, Double.MIN_VALUE);
			sample.raw = new byte[0];
			sample.tag = new UUID(Long.MIN_VALUE, -1);
			sample.amount = new BigDecimal("-99999999999999999999.9999999999");
			sample.exact = new BigDecimal("-0.00");
			return sample;
		}

		static Sample highest() {
			Sample sample = new Sample();
			sample.number = Long.MAX_VALUE;
			sample.count = Integer.MAX_VALUE;
			sample.part = Short.MAX_VALUE;
			sample.piece = Byte.MAX_VALUE;
			sample.flag = true;
			sample.letter = 'ä';
			sample.unlimited = Zoo.AWKWARD.repeat(3000);
			sample.padded = "é  ";
			sample.wide = Double.NaN;
			sample.narrow = 1.1f;
			sample.position = new Position(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
			sample.raw = new byte[] { 0, 1, -1, 92, 10, 127, -128 };
			sample.big = BigInteger.TEN.pow(29);
			sample.mood = Mood.WILD;
			sample.ordinal = Mood.WILD;
			sample.size = new Size("LARGE");
			return sample;
		}

		void become(Sample other) {
			this.number = other.number;
			this.count = other.count;
			this.part = other.part;
			this.piece = other.piece;
			this.flag = other.flag;
			this.text = other.text;
			this.unlimited = other.unlimited;
			this.wide = other.wide;
			this.narrow = other.narrow;
			this.raw = other.raw;
			this.day = other.day;
			this.local = other.local;
			this.moment = other.moment;
			this.zoned = other.zoned;
			this.amount = other.amount;
			this.exact = other.exact;
		}

	}

}
