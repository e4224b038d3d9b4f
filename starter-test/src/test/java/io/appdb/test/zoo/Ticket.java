package io.appdb.test.zoo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One table for its subclasses too, numbered by the database.
 */
@Entity
@SuppressWarnings("UnusedVariable")
@DiscriminatorColumn(name = "kind")
public class Ticket {

	/**
	 * Two of them.
	 */
	public enum Tariff {

		FULL, CHILD

	}

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Integer id;

	@Embedded
	private @Nullable Money price;

	private @Nullable Tariff tariff;

	@Enumerated(EnumType.STRING)
	private @Nullable Tariff printed;

	@Convert(converter = Isbn.IsbnConverter.class)
	private @Nullable Isbn guide;

	private @Nullable UUID code;

	@Column(name = "visited_on")
	private @Nullable LocalDate day;

	private @Nullable LocalTime entry;

	private @Nullable LocalDateTime bought;

	private @Nullable Instant used;

	@TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
	private @Nullable OffsetDateTime ends;

	private @Nullable Duration visit;

	@Column(precision = 20, scale = 5)
	private @Nullable BigDecimal rate;

	private byte @Nullable [] stamp;

	private int @Nullable [] gates;

	private @Nullable List<String> halls;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable Map<String, Object> notes;

	@CreationTimestamp
	@Column(updatable = false)
	private @Nullable LocalDateTime created;

	@Column(name = "`order`", length = 100)
	private @Nullable String order;

	public @Nullable Integer getId() {
		return this.id;
	}

	public @Nullable Money getPrice() {
		return this.price;
	}

	public @Nullable LocalDateTime getCreated() {
		return this.created;
	}

	public @Nullable Isbn getGuide() {
		return this.guide;
	}

	public @Nullable Tariff getTariff() {
		return this.tariff;
	}

}
