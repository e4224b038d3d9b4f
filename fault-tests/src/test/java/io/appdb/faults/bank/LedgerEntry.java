package io.appdb.faults.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that was carried out. The request is not unique in the database: one that
 * was carried out twice has to be seen. Belongs to one persistence context.
 */
@Entity
@Table(name = "ledger")
class LedgerEntry {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false)
	private String request;

	@Column(nullable = false)
	private String way;

	@Column(nullable = false)
	private long source;

	@Column(nullable = false)
	private long target;

	@Column(nullable = false)
	private long amount;

	protected LedgerEntry() {
	}

	LedgerEntry(Transfer transfer, Way way) {
		this.request = transfer.request();
		this.way = way.name();
		this.source = transfer.source();
		this.target = transfer.target();
		this.amount = transfer.amount();
	}

	@Nullable Long id() {
		return this.id;
	}

}
