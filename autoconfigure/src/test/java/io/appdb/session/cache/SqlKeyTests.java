package io.appdb.session.cache;

import java.math.BigDecimal;
import java.nio.file.AccessMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the keys of native SQL, and of the parameters that such a key may have.
 */
@SuppressWarnings("JavaUtilDate") // which parameters may be
class SqlKeyTests {

	private static final String SQL = "select * from post where id = ?";

	static Stream<Arguments> values() {
		return Stream.<@Nullable Object>of(null, "text", 1L, 2, true, 'c', 1.5, 2.5f, (short) 3, (byte) 4,
				new BigDecimal("1.50"), new UUID(1, 2), AccessMode.READ, Instant.EPOCH, LocalDate.EPOCH, new Date(5),
				new byte[] { 1, 2 }, new int[0], new String[] { "a", null }, new Object[] { 1, new Object[] { "b" } })
			.map(SqlKeyTests::whole);
	}

	@ParameterizedTest
	@MethodSource("values")
	void isEqualForTheSameStatementAndValue(@Nullable Object value) {
		assertThat(key(SQL, value)).isEqualTo(key(SQL, value)).hasSameHashCodeAs(key(SQL, value));
	}

	@ParameterizedTest
	@MethodSource("values")
	void tellsAnotherStatementApart(@Nullable Object value) {
		assertThat(key(SQL, value)).isNotEqualTo(key(SQL + " ", value));
	}

	@ParameterizedTest
	@MethodSource("values")
	void tellsAnotherValueApart(@Nullable Object value) {
		assertThat(key(SQL, value)).isNotEqualTo(key(SQL, "another"));
	}

	static Stream<Arguments> changeable() {
		return Stream
			.of(List.of(1), new ArrayList<>(), new AtomicInteger(1), new Object(), Duration.ZERO,
					new Object[] { 1, new AtomicInteger(2) })
			.map(SqlKeyTests::whole);
	}

	@ParameterizedTest
	@MethodSource("changeable")
	void isNoneForAValueThatCannotBeComparedLater(Object value) {
		assertThat(SqlKey.of(SQL, new Object[] { 1, value })).isNull();
	}

	static Stream<Object[]> lookalikes() {
		return Stream.of(new Object[] { 1, 1L }, new Object[] { 1, "1" },
				new Object[] { new BigDecimal("1.5"), new BigDecimal("1.50") },
				new Object[] { new byte[] { 1 }, new short[] { 1 } },
				new Object[] { Instant.EPOCH, ZonedDateTime.parse("1970-01-01T00:00Z") });
	}

	@ParameterizedTest
	@MethodSource("lookalikes")
	void tellsTypesApart(Object one, Object other) {
		assertThat(key(SQL, one)).isNotEqualTo(key(SQL, other));
	}

	@Test
	void tellsTheNumberOfParametersApart() {
		assertThat(key(SQL, 1)).isNotEqualTo(key(SQL, 1, null));
		assertThat(key(SQL)).isNotEqualTo(key(SQL, new Object[] { null }));
	}

	@Test
	void staysAsItIsWhenAnArrayChanges() {
		byte[] bytes = { 1, 2 };
		SqlKey key = key(SQL, bytes);
		bytes[0] = 9;
		assertThat(key).isEqualTo(key(SQL, new byte[] { 1, 2 })).isNotEqualTo(key(SQL, bytes));
	}

	@Test
	void staysAsItIsWhenADateChanges() {
		Date date = new Date(5);
		SqlKey key = key(SQL, date);
		date.setTime(6);
		assertThat(key).isEqualTo(key(SQL, new Date(5)));
	}

	/**
	 * An array is one argument, not several.
	 */
	private static Arguments whole(@Nullable Object value) {
		return Arguments.of(value);
	}

	private static SqlKey key(String sql, @Nullable Object... parameters) {
		return Objects.requireNonNull(SqlKey.of(sql, parameters));
	}

}
