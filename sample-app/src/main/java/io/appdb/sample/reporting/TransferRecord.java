package io.appdb.sample.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that was committed, without the accounts. Belongs to one session.
 */
@Entity
@Table(name = "transfer_records")
public class TransferRecord {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	private @Nullable UUID id;

	@Column(name = "transfer_day", nullable = false)
	private LocalDate day = LocalDate.EPOCH;

	@Column(nullable = false)
	private long cents;

	protected TransferRecord() {
	}

	/**
	 * Creates the record.
	 * @param day the day of the transfer
	 * @param amount what was moved, with two digits after the point at most
	 */
	TransferRecord(LocalDate day, BigDecimal amount) {
		this.day = day;
		this.cents = amount.movePointRight(2).longValueExact();
	}

}
