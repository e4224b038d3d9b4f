package io.appdb.schema.zoo;

import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import org.jspecify.annotations.Nullable;

/**
 * The types of time before {@code java.time}.
 */
@Entity
@SuppressWarnings({ "deprecation", "JavaUtilDate" })
class LegacyTimeTypes {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Temporal(TemporalType.DATE)
	@Nullable Date dateDay;

	@Temporal(TemporalType.TIME)
	@Nullable Date dateHour;

	@Temporal(TemporalType.TIMESTAMP)
	@Nullable Date moment;

	@Nullable Date plainDate;

	@Temporal(TemporalType.DATE)
	@Nullable Calendar calendarDay;

	@Temporal(TemporalType.TIMESTAMP)
	@Nullable Calendar calendarMoment;

	@Nullable Calendar plainCalendar;

	java.sql.@Nullable Date sqlDate;

	java.sql.@Nullable Time sqlTime;

	@Nullable Timestamp sqlTimestamp;

	static LegacyTimeTypes sample() {
		LegacyTimeTypes times = new LegacyTimeTypes();
		times.dateDay = java.sql.Date.valueOf("2024-02-29");
		times.dateHour = java.sql.Time.valueOf("13:14:15");
		times.moment = Timestamp.valueOf("2024-02-29 13:14:15");
		times.plainDate = times.moment;
		times.calendarDay = new GregorianCalendar(2024, Calendar.FEBRUARY, 29);
		times.calendarMoment = new GregorianCalendar(2024, Calendar.FEBRUARY, 29, 13, 14, 15);
		times.plainCalendar = times.calendarMoment;
		times.sqlDate = java.sql.Date.valueOf("2024-02-29");
		times.sqlTime = java.sql.Time.valueOf("13:14:15");
		times.sqlTimestamp = Timestamp.valueOf("2024-02-29 13:14:15");
		return times;
	}

}
