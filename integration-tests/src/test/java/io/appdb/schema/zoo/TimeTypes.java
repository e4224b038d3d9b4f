package io.appdb.schema.zoo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The types of {@code java.time}.
 */
@Entity
class TimeTypes {

	private static final LocalDateTime MOMENT = LocalDateTime.of(2024, 2, 29, 13, 14, 15);

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Nullable LocalDate localDate;

	@Nullable LocalTime localTime;

	@Nullable LocalDateTime localDateTime;

	@Column(secondPrecision = 3)
	@Nullable LocalDateTime localDateTimeInMillis;

	@Column(secondPrecision = 0)
	@Nullable LocalDateTime localDateTimeInSeconds;

	@Nullable Instant instant;

	@Column(nullable = false)
	@Nullable OffsetDateTime offsetDateTime;

	@Nullable OffsetTime offsetTime;

	@Nullable ZonedDateTime zonedDateTime;

	@TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
	@Nullable OffsetDateTime normalized;

	@TimeZoneStorage(TimeZoneStorageType.COLUMN)
	@TimeZoneColumn(name = "with_column_zone")
	@Nullable ZonedDateTime withColumn;

	@Nullable Duration duration;

	@JdbcTypeCode(SqlTypes.BIGINT)
	@Nullable Duration storedDuration;

	@Nullable ZoneId zoneId;

	@Nullable ZoneOffset zoneOffset;

	@Nullable Year calendarYear;

	@CreationTimestamp
	@Nullable Instant created;

	@UpdateTimestamp
	@Nullable LocalDateTime changed;

	static TimeTypes sample() {
		TimeTypes times = new TimeTypes();
		times.localDate = MOMENT.toLocalDate();
		times.localTime = MOMENT.toLocalTime();
		times.localDateTime = MOMENT;
		times.localDateTimeInMillis = MOMENT;
		times.localDateTimeInSeconds = MOMENT;
		times.instant = MOMENT.toInstant(ZoneOffset.UTC);
		times.offsetDateTime = MOMENT.atOffset(ZoneOffset.ofHours(2));
		times.offsetTime = times.offsetDateTime.toOffsetTime();
		times.zonedDateTime = MOMENT.atZone(ZoneId.of("Europe/Berlin"));
		times.normalized = times.offsetDateTime;
		times.withColumn = MOMENT.atZone(ZoneOffset.ofHours(-3));
		times.duration = Duration.ofMinutes(90);
		times.storedDuration = Duration.ofMillis(1500);
		times.zoneId = ZoneId.of("Asia/Tokyo");
		times.zoneOffset = ZoneOffset.ofHours(5);
		times.calendarYear = Year.of(2024);
		return times;
	}

}
