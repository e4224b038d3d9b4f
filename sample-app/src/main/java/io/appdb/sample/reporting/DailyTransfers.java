package io.appdb.sample.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The transfers of a day. Immutable.
 *
 * @param day the day, in UTC
 * @param transfers how many there were
 * @param amount how much they moved
 */
record DailyTransfers(LocalDate day, long transfers, BigDecimal amount) {

	DailyTransfers(LocalDate day, long transfers, long cents) {
		this(day, transfers, BigDecimal.valueOf(cents, 2));
	}

}
