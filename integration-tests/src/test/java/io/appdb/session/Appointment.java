package io.appdb.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

import io.appdb.DatabaseManager;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity(name = "Appointment")
@Table(name = "appointments")
class Appointment {

	@Id
	long id;

	@Nullable Instant happened;

	@Nullable LocalDateTime noted;

	@Column(name = "on_day")
	@Nullable LocalDate day;

	@Column(name = "at_hour")
	@Nullable LocalTime hour;

	protected Appointment() {
	}

	Appointment(long id, ZonedDateTime moment) {
		this.id = id;
		this.happened = moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
		this.noted = moment.toLocalDateTime();
		this.day = moment.toLocalDate();
		this.hour = moment.toLocalTime();
	}

	@Nullable Object get(String column) {
		return switch (column) {
			case "happened" -> this.happened;
			case "noted" -> this.noted;
			case "on_day" -> this.day;
			default -> this.hour;
		};
	}

	/**
	 * A manager that has opened a database with the table.
	 */
	static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(Appointment.class)
			.build();
		manager.initialize();
		return manager;
	}

}
