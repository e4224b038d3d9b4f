package io.appdb.schema.zoo;

import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Comparator;
import java.util.Date;

import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/**
 * How values that were written and read again are compared: by what they mean, where a
 * database does not keep more.
 */
@SuppressWarnings("JavaUtilDate")
final class Values {

	private Values() {
	}

	static RecursiveComparisonConfiguration comparison() {
		return RecursiveComparisonConfiguration.builder()
			.withComparatorForType(Comparator.comparing(Values::bytes), Blob.class)
			.withComparatorForType(Comparator.comparing(Values::text), Clob.class)
			.withComparatorForType(Comparator.naturalOrder(), BigDecimal.class)
			.withComparatorForType(Comparator.comparing(URL::toString), URL.class)
			.withComparatorForType(Values::compareToMillisecond, Instant.class)
			.withComparatorForType(
					Comparator.comparing((time) -> time.toInstant(ZoneOffset.UTC), Values::compareToMillisecond),
					LocalDateTime.class)
			.withComparatorForType(Comparator.comparing(OffsetDateTime::toInstant), OffsetDateTime.class)
			.withComparatorForType(Comparator.comparing(ZonedDateTime::toInstant), ZonedDateTime.class)
			.withComparatorForType(Comparator.comparing((time) -> time.withOffsetSameInstant(ZoneOffset.UTC)),
					OffsetTime.class)
			.withComparatorForType(
					Comparator.comparing((date) -> Instant.ofEpochMilli(date.getTime()), Values::compareToMillisecond),
					Date.class)
			.withComparatorForType(Comparator.comparing(Calendar::getTimeInMillis), Calendar.class)
			.build();
	}

	private static int compareToMillisecond(Instant first, Instant second) {
		long difference = first.toEpochMilli() - second.toEpochMilli();
		return (Math.abs(difference) <= 1) ? 0 : Long.signum(difference);
	}

	private static String bytes(Blob blob) {
		try {
			return java.util.Arrays.toString(blob.getBytes(1, (int) blob.length()));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(Clob clob) {
		try {
			return clob.getSubString(1, (int) clob.length());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
